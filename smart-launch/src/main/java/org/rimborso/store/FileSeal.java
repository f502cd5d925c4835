package org.rimborso.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;

/**
 * Says that the store's file is the one that was closed: the name of the store's key and an HMAC
 * over the file's bytes, written when the store closes and taken away when it opens. H2 itself does
 * not notice every damage, and where the newest part is gone it goes on with an older one; so a
 * file that was closed well is only opened if no bit of it changed. After a kill there is no seal,
 * and {@link FileTrial} has to do.
 */
record FileSeal(Path data, Path file) {
  private static final int CHUNK = 1 << 20;
  private static final Pattern SEAL = Pattern.compile("[0-9a-f]{16} [0-9a-f]{64}\n");

  static FileSeal of(StoreSettings.H2File settings) {
    return new FileSeal(settings.data(), Path.of(settings.file() + ".seal"));
  }

  /** The name of the key that sealed; empty without a seal, or with one that is none. */
  Optional<String> keyId() {
    return kept().map(line -> line.substring(0, line.indexOf(' ')));
  }

  boolean exists() {
    return Files.exists(file);
  }

  /** Whether the file is, bit by bit, the one that was sealed with this key. */
  boolean holds(StoreKey key) {
    try {
      byte[] now = line(key).getBytes(StandardCharsets.US_ASCII);
      return kept()
          .map(line -> MessageDigest.isEqual(line.getBytes(StandardCharsets.US_ASCII), now))
          .orElse(false);
    } catch (IOException unreadable) {
      throw new StoreUnavailable("The store's file " + data + " cannot be read.");
    }
  }

  private Optional<String> kept() {
    try {
      return Files.exists(file)
          ? Optional.of(Files.readString(file, StandardCharsets.ISO_8859_1))
              .filter(line -> SEAL.matcher(line).matches())
          : Optional.empty();
    } catch (IOException unreadable) {
      throw new StoreUnavailable("The file " + file + " beside the store cannot be read.");
    }
  }

  /** Seals the file as it is now. Without a seal nothing is lost but this check. */
  void write(StoreKey key) {
    Path fresh = Path.of(file + ".new");
    try {
      Files.deleteIfExists(fresh);
      Disk.write(fresh, line(key));
      Disk.replace(fresh, file);
    } catch (IOException refused) {
      remove();
    }
  }

  void remove() {
    new KeyFile(file).delete();
  }

  private String line(StoreKey key) throws IOException {
    return key.id() + " " + HexFormat.of().formatHex(mac(key)) + "\n";
  }

  private byte[] mac(StoreKey key) throws IOException {
    try (InputStream in = Files.newInputStream(data)) {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key.proof());
      byte[] chunk = new byte[CHUNK];
      for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
        mac.update(chunk, 0, n);
      }
      return mac.doFinal();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java platform has HmacSHA256", impossible);
    }
  }
}
