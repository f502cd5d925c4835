package org.rimborso.store;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret of a store: 256 random bits. What it is used for gets a key of its own, derived from
 * it, so that one use tells nothing about another.
 *
 * @param hex 64 hexadecimal digits
 */
record StoreKey(String hex) {
  private static final int BYTES = 32;
  private static final int NAME_BYTES = 8;

  StoreKey {
    if (!hex.matches("[0-9a-f]{" + 2 * BYTES + "}")) {
      throw new StoreUnavailable(
          "The store's key file does not hold a key of "
              + 2 * BYTES
              + " hexadecimal digits; bring the right file back from a backup.");
    }
  }

  static StoreKey fresh() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return new StoreKey(HexFormat.of().formatHex(bytes));
  }

  /** Names the key without telling it. */
  String id() {
    return HexFormat.of().formatHex(derived("name"), 0, NAME_BYTES);
  }

  /** Seals values inside the store. */
  SecretKey sealing() {
    return new SecretKeySpec(derived("sealing"), "AES");
  }

  /** Proves that nobody changed the store's file while it was closed. */
  SecretKey proof() {
    return new SecretKeySpec(derived("proof"), "HmacSHA256");
  }

  private byte[] derived(String use) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(HexFormat.of().parseHex(hex), "HmacSHA256"));
      return mac.doFinal(("rimborso store " + use).getBytes(StandardCharsets.US_ASCII));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java platform has HmacSHA256", impossible);
    }
  }

  @Override
  public String toString() {
    return "StoreKey[" + id() + "]";
  }
}
