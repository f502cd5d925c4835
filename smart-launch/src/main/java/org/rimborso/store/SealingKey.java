package org.rimborso.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key that seals tokens and the app's own signing keys inside the store: 256 random bits in a
 * file of their own, made at the first start, readable by its owner only. On several nodes it is
 * the same file.
 */
public final class SealingKey {
  private SealingKey() {}

  /**
   * Reads the key, or makes one where the file does not exist.
   *
   * @throws StoreUnavailable if it can be neither read nor written
   */
  public static SecretKey of(Path file) {
    return new SecretKeySpec(HexFormat.of().parseHex(in(file).key()), "AES");
  }

  private static KeyFile in(Path file) {
    if (Files.exists(file)) {
      return KeyFile.read(file);
    }
    try {
      return KeyFile.create(file);
    } catch (StoreUnavailable refused) {
      // Another node that shares the folder may have been first.
      if (Files.exists(file)) {
        return KeyFile.read(file);
      }
      throw refused;
    }
  }
}
