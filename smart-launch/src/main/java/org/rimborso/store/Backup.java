package org.rimborso.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Writes copies of the embedded store: one zip file with the store's file in it, encrypted as it
 * is. It opens with the store's key and with nothing else, so the key is kept elsewhere.
 */
public final class Backup {
  private static final String ENDING = ".mv.db";

  private Backup() {}

  /**
   * Writes a copy of an open store, as it stands at one moment, while others go on writing.
   *
   * @throws StoreUnavailable if it could not be written, or the store is PostgreSQL's
   */
  public static void write(Store store, Path target) {
    if (store.isShared()) {
      throw new StoreUnavailable(
          "This store is PostgreSQL's to back up: pg_dump --format=custom --file=FILE DATABASE, and"
              + " pg_restore to bring it back. Keep the key file beside it, in another place.");
    }
    if (Files.exists(target)) {
      throw new StoreUnavailable("There is a file " + target + " already; name another one.");
    }
    Path part = Path.of(target.toAbsolutePath() + ".part");
    try {
      Disk.createParent(part);
      Files.deleteIfExists(part);
      String literal = "'" + part.toString().replace("'", "''") + "'";
      store.<Integer>read(handle -> handle.execute("backup to " + literal));
      Disk.makePrivate(part);
      Disk.sync(part);
      requireWhole(part);
      Disk.replace(part, target);
    } catch (IOException refused) {
      throw new StoreUnavailable("The backup " + target + " could not be written.");
    }
  }

  private static void requireWhole(Path zip) throws IOException {
    unpack(zip, OutputStream.nullOutputStream());
  }

  /** Writes out the store's file that is in a backup; its checksum is looked at. */
  static void unpack(Path zip, OutputStream out) throws IOException {
    try (InputStream file = Files.newInputStream(zip);
        ZipInputStream in = new ZipInputStream(file)) {
      toData(in, zip);
      in.transferTo(out);
    }
  }

  private static void toData(ZipInputStream in, Path zip) throws IOException {
    ZipEntry entry = in.getNextEntry();
    while (entry != null && !entry.getName().endsWith(ENDING)) {
      entry = in.getNextEntry();
    }
    if (entry == null) {
      throw new StoreUnavailable("The file " + zip + " is no backup of a store.");
    }
  }
}
