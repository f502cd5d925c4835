package org.rimborso.smart;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Seals what the store must not show: AES-GCM with a fresh 96-bit nonce, bound to the place it is
 * kept at, so that a sealed value moved to another row does not open. Each value names its key.
 */
final class Sealing {
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final String SEALED = "s:";
  private static final int NAME_DIGITS = 8;

  private final SecretKey key;
  private final String mark;
  private final SecureRandom random;

  Sealing(SecretKey key, SecureRandom random) {
    this.key = key;
    this.mark = mark(key);
    this.random = random;
  }

  String seal(String text, String place) {
    return mark + sealed(text, place);
  }

  /** The text, or empty if it was not sealed here, at this place, with this key. */
  Optional<String> open(String kept, String place) {
    return kept.startsWith(mark) ? opened(kept.substring(mark.length()), place) : Optional.empty();
  }

  /** What a value begins with that this key sealed: enough of its hash to tell keys apart. */
  private static String mark(SecretKey key) {
    String encoded = Base64.getEncoder().encodeToString(key.getEncoded());
    return SEALED + Secrets.hash("sealing key " + encoded).substring(0, NAME_DIGITS) + ":";
  }

  private String sealed(String text, String place) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      byte[] packed =
          cipher(Cipher.ENCRYPT_MODE, nonce, place).doFinal(text.getBytes(StandardCharsets.UTF_8));
      byte[] all = ByteBuffer.allocate(nonce.length + packed.length).put(nonce).put(packed).array();
      return Base64.getEncoder().encodeToString(all);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this machine cannot seal with the given key", e);
    }
  }

  private Optional<String> opened(String packed, String place) {
    try {
      byte[] all = Base64.getDecoder().decode(packed);
      if (all.length < NONCE_BYTES) {
        return Optional.empty();
      }
      Cipher cipher = cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(all, NONCE_BYTES), place);
      byte[] text = cipher.doFinal(all, NONCE_BYTES, all.length - NONCE_BYTES);
      return Optional.of(new String(text, StandardCharsets.UTF_8));
    } catch (GeneralSecurityException | IllegalArgumentException notOurs) {
      return Optional.empty();
    }
  }

  private Cipher cipher(int mode, byte[] nonce, String place) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }
}
