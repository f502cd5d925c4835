package org.rimborso.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;

/**
 * A key in a file, such as the embedded store's: 256 random bits in hexadecimal, readable by its
 * owner only.
 */
record KeyFile(String key) {
  private static final int KEY_BYTES = 32;

  KeyFile {
    if (!key.matches("[0-9a-f]{" + 2 * KEY_BYTES + "}")) {
      throw new StoreUnavailable(
          "The store's key file does not hold a key of " + 2 * KEY_BYTES + " hexadecimal digits.");
    }
  }

  static KeyFile of(StoreSettings.H2File settings) {
    Path file = settings.keyFile();
    if (Files.exists(file)) {
      return read(file);
    }
    if (Files.exists(Path.of(settings.file() + ".mv.db"))) {
      throw new StoreUnavailable(
          "The key file "
              + file
              + " is missing but the store "
              + settings.file()
              + " exists: without its key nothing in it can be read, neither notes nor audit trail."
              + " Bring the key file back from a backup, or move the store away to begin anew.");
    }
    return create(settings);
  }

  static KeyFile read(Path file) {
    try {
      return new KeyFile(Files.readString(file, StandardCharsets.US_ASCII).strip());
    } catch (IOException unreadable) {
      throw new StoreUnavailable("The store's key file " + file + " cannot be read.");
    }
  }

  private static KeyFile create(StoreSettings.H2File settings) {
    try {
      createParent(settings.file());
    } catch (IOException refused) {
      throw new StoreUnavailable("The folder of the store cannot be made.");
    }
    return create(settings.keyFile());
  }

  static KeyFile create(Path file) {
    byte[] bytes = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(bytes);
    KeyFile fresh = new KeyFile(HexFormat.of().formatHex(bytes));
    try {
      createParent(file);
      fresh.write(file);
    } catch (IOException refused) {
      throw new StoreUnavailable("The store's key file " + file + " cannot be written.");
    }
    return fresh;
  }

  private static void createParent(Path file) throws IOException {
    Path parent = file.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
  }

  /** The permissions are set by the call that creates the file: never readable by others before. */
  private void write(Path file) throws IOException {
    try (SeekableByteChannel channel =
        Files.newByteChannel(
            file,
            Set.of(
                StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.SYNC),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
      channel.write(ByteBuffer.wrap((key + "\n").getBytes(StandardCharsets.US_ASCII)));
    }
  }

  @Override
  public String toString() {
    return "KeyFile[…]";
  }
}
