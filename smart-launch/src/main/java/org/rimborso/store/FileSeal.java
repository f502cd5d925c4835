package org.rimborso.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;

/**
 * Says that the store's file is the one that was closed: an HMAC over its bytes, written when the
 * store closes and taken away when it opens. H2 itself does not notice every damage, and where the
 * newest part is gone it goes on with an older one; so a file that was closed well is only opened
 * if no bit of it changed. After a kill there is no seal, and {@link FileTrial} has to do.
 */
record FileSeal(Path data, Path file) {
  private static final int CHUNK = 1 << 20;

  static FileSeal of(StoreSettings.H2File settings) {
    return new FileSeal(settings.data(), Path.of(settings.file() + ".seal"));
  }

  /** What a look at the seal tells. */
  enum State {
    INTACT,
    BROKEN,
    NONE
  }

  State state(StoreKey key) {
    try {
      if (!Files.exists(file)) {
        return State.NONE;
      }
      byte[] kept = Files.readAllBytes(file);
      byte[] now = line(key).getBytes(StandardCharsets.US_ASCII);
      return MessageDigest.isEqual(kept, now) ? State.INTACT : State.BROKEN;
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
    return HexFormat.of().formatHex(mac(key)) + "\n";
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
