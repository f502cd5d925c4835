package org.rimborso.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * A copy of the embedded store to be made while others go on writing: one zip file with the store's
 * file in it, encrypted as it is. It opens with the store's key and with nothing else, so the key
 * is kept elsewhere.
 */
public final class Backup {
  private static final String ENDING = ".mv.db";

  private final Store store;
  private final Path target;
  private final Path part;

  private Backup(Store store, Path target) {
    this.store = store;
    this.target = target;
    this.part = Path.of(target.toAbsolutePath() + ".part");
  }

  /**
   * Finds out whether a copy can be made; nothing is written yet.
   *
   * @throws StoreUnavailable if the store is PostgreSQL's, there is such a file already, or its
   *     folder cannot be written or has no room for it
   */
  public static Backup to(Store store, Path target) {
    if (store.isShared()) {
      throw new StoreUnavailable(
          "This store is PostgreSQL's to back up: pg_dump --format=custom --file=FILE DATABASE, and"
              + " pg_restore to bring it back; the app may run meanwhile. Keep the key file beside"
              + " it, in another place.");
    }
    if (Files.exists(target)) {
      throw new StoreUnavailable("There is a file " + target + " already; name another one.");
    }
    Backup backup = new Backup(store, target);
    backup.requirePlace();
    return backup;
  }

  private void requirePlace() {
    try {
      Disk.createParent(part);
    } catch (IOException refused) {
      throw refused("its folder cannot be made by the user that the app runs as");
    }
    Path folder = part.getParent();
    if (folder == null || !Files.isWritable(folder)) {
      throw refused("the user that the app runs as may not write to its folder");
    }
    if (!store.hasRoomForCopy(folder)) {
      throw refused("the disk there has no room for it");
    }
  }

  private StoreUnavailable refused(String because) {
    return new StoreUnavailable("The backup " + target + " could not be written: " + because + ".");
  }

  /**
   * Writes the store as it stands at one moment.
   *
   * @throws StoreUnavailable if it could not be written; nothing of it stays then
   */
  public void write() {
    try {
      Files.deleteIfExists(part);
      String literal = "'" + part.toString().replace("'", "''") + "'";
      store.<Integer>read(handle -> handle.execute("backup to " + literal));
      Disk.makePrivate(part);
      Disk.sync(part);
      requireWhole(part);
      Disk.replace(part, target);
    } catch (IOException | StoreUnavailable broken) {
      new KeyFile(part).delete();
      throw refused("the store or the disk did not let it; the app's log may say more");
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
