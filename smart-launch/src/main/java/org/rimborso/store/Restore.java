package org.rimborso.store;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * Puts a {@link Backup} in the place of the embedded store. The backup must open with the store's
 * key and be whole; until then nothing is touched. At every moment there is the former store or the
 * restored one.
 */
public final class Restore {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

  private final StoreSettings.H2File settings;
  private final StoreSettings.H2File copy;

  public Restore(StoreSettings.H2File settings) {
    this.settings = settings;
    this.copy =
        new StoreSettings.H2File(Path.of(settings.file() + "-restoring"), settings.keyFile());
  }

  /**
   * Restores.
   *
   * @param replace whether a store that is there may be put aside
   * @param now names what is put aside
   * @return where the former store stays, if there was one
   * @throws StoreUnavailable if the store is in use, or there is one and it may not be replaced, or
   *     the backup is none that opens here
   */
  public Optional<Path> from(Path zip, boolean replace, LocalDateTime now) {
    boolean there = Files.exists(settings.data());
    if (there && !replace) {
      throw new StoreUnavailable(
          "There is a store "
              + settings.data()
              + " already. To put it aside and the backup in its place, say --replace.");
    }
    if (there) {
      H2Store.requireAlone(settings);
    }
    try {
      Disk.createParent(copy.data());
      Files.deleteIfExists(copy.data());
      try (OutputStream out = Channels.newOutputStream(Disk.create(copy.data()))) {
        Backup.unpack(zip, out);
      }
      Disk.sync(copy.data());
      requireOurs(zip);
      Optional<Path> former = there ? Optional.of(aside(now)) : Optional.empty();
      FileSeal.of(settings).remove();
      StoreMark.of(settings).remove();
      Disk.replace(copy.data(), settings.data());
      return former;
    } catch (IOException broken) {
      throw new StoreUnavailable(
          "The backup " + zip + " cannot be read, or the disk is full; nothing was changed.");
    }
  }

  private void requireOurs(Path zip) throws IOException {
    KeyFile keyFile = new KeyFile(settings.keyFile());
    if (!keyFile.exists()) {
      throw new StoreUnavailable(
          "The key file "
              + settings.keyFile()
              + " is missing; a backup opens with the key that its store had.");
    }
    StoreKey key = keyFile.read();
    FileTrial trial = new FileTrial(copy);
    if (!trial.opensWith(key)) {
      Files.delete(copy.data());
      throw new StoreUnavailable(
          "The backup "
              + zip
              + " does not open with the key "
              + settings.keyFile()
              + "; was the key exchanged since? The former one is kept beside it.");
    }
    trial.readAll(key);
  }

  /** A second name for the former file: it is never out of its place before the other is in. */
  private Path aside(LocalDateTime now) throws IOException {
    Path former = Path.of(settings.data() + ".replaced-" + TIME.format(now));
    try {
      Files.createLink(former, settings.data());
    } catch (UnsupportedOperationException noLinks) {
      Files.copy(settings.data(), former);
    }
    return former;
  }
}
