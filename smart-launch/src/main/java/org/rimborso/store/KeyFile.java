package org.rimborso.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/**
 * The file that holds a store's key, readable by its owner only. While a key is being exchanged the
 * new one waits beside it in the file of the same name with {@code .next}; the store opens with one
 * of the two at every moment.
 */
record KeyFile(Path file) {
  private static final Set<PosixFilePermission> OTHERS =
      EnumSet.complementOf(
          EnumSet.of(
              PosixFilePermission.OWNER_READ,
              PosixFilePermission.OWNER_WRITE,
              PosixFilePermission.OWNER_EXECUTE));

  boolean exists() {
    return Files.exists(file);
  }

  /** The file of the key that is to take this one's place. */
  KeyFile next() {
    return new KeyFile(Path.of(file + ".next"));
  }

  /** Where a key stays that was exchanged: backups made with it open with nothing else. */
  KeyFile former(StoreKey key) {
    return new KeyFile(Path.of(file + ".until-" + key.id()));
  }

  /**
   * Reads the key.
   *
   * @throws StoreUnavailable if it cannot be read, is none, or others may read it
   */
  StoreKey read() {
    try {
      requirePrivate();
      return new StoreKey(Files.readString(file, StandardCharsets.US_ASCII).strip());
    } catch (IOException unreadable) {
      throw new StoreUnavailable("The store's key file " + file + " cannot be read.");
    }
  }

  private void requirePrivate() throws IOException {
    Set<PosixFilePermission> permissions = EnumSet.copyOf(Files.getPosixFilePermissions(file));
    if (permissions.stream().anyMatch(OTHERS::contains)) {
      throw new StoreUnavailable(
          "Others than its owner may use the store's key file "
              + file
              + " ("
              + PosixFilePermissions.toString(permissions)
              + "); take that away: chmod 600 "
              + file);
    }
  }

  /** Writes a key that is on disk when this returns; never readable by others before. */
  void create(StoreKey key) {
    try {
      Disk.createParent(file);
      Disk.write(file, key.hex() + "\n");
    } catch (IOException refused) {
      throw new StoreUnavailable("The store's key file " + file + " cannot be written.");
    }
  }

  /** Puts the waiting key in this one's place, for good. */
  void promoteNext() {
    try {
      Disk.replace(next().file(), file);
    } catch (IOException refused) {
      throw new StoreUnavailable(
          "The store's new key file " + next().file() + " cannot be moved to " + file + ".");
    }
  }

  void delete() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException refused) {
      throw new StoreUnavailable("The file " + file + " cannot be deleted.");
    }
  }
}
