package org.rimborso.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Predicate;

/** Opens the embedded store: finds its key, looks whether its file is whole, then lets H2 at it. */
final class H2Store {
  private final StoreSettings.H2File settings;
  private final KeyFile keyFile;
  private final FileSeal seal;
  private final StoreMark mark;

  H2Store(StoreSettings.H2File settings) {
    this.settings = settings;
    this.keyFile = new KeyFile(settings.keyFile());
    this.seal = FileSeal.of(settings);
    this.mark = StoreMark.of(settings);
  }

  Store open() {
    requireWritable();
    return Files.exists(settings.data()) ? existing() : first();
  }

  private Store existing() {
    requireAlone(settings);
    StoreKey key = key();
    FileTrial trial = new FileTrial(settings);
    if (!seal.exists()) {
      trial.readAll(key);
    } else if (!seal.holds(key)) {
      throw FileTrial.damaged(settings);
    }
    mark.requireReached(settings, trial.version(key));
    seal.remove();
    return open(key);
  }

  private Store first() {
    if (keyFile.exists()) {
      throw new StoreUnavailable(
          "The store "
              + settings.data()
              + " is not there, but its key "
              + keyFile.file()
              + " is: notes, sessions and the audit trail are gone. Restore them: rimborso store"
              + " restore FILE. If there never were any, delete the key file to begin anew.");
    }
    mark.remove();
    StoreKey key = StoreKey.fresh();
    keyFile.create(key);
    try {
      return open(key);
    } catch (StoreUnavailable broken) {
      if (!Files.exists(settings.data())) {
        keyFile.delete();
      }
      throw broken;
    }
  }

  private Store open(StoreKey key) {
    Connections connections = Connections.h2(settings, key);
    return Store.over(
        connections, any -> key, new H2Keeping(connections.config(), mark, () -> closed(key)));
  }

  /** Where the database could not be shut down there is no seal, as after a kill. */
  private void closed(StoreKey key) {
    if (isFree(settings.data())) {
      seal.write(key);
    }
  }

  /** The key of the file. An exchange of keys that was cut short is brought to its end. */
  private StoreKey key() {
    Predicate<StoreKey> right = rightKey();
    if (keyFile.exists()) {
      StoreKey key = keyFile.read();
      if (right.test(key)) {
        return key;
      }
    }
    if (keyFile.next().exists()) {
      StoreKey key = keyFile.next().read();
      if (right.test(key)) {
        keyFile.promoteNext();
        return key;
      }
    }
    throw keyFile.exists() ? wrongKey() : missingKey();
  }

  /** A sealed file tells by name; one without a seal must be tried. */
  private Predicate<StoreKey> rightKey() {
    if (!seal.exists()) {
      return new FileTrial(settings)::opensWith;
    }
    String name = seal.keyId().orElseThrow(() -> FileTrial.damaged(settings));
    return key -> key.id().equals(name);
  }

  private void requireWritable() {
    try {
      Disk.createParent(settings.data());
    } catch (IOException refused) {
      throw notWritable();
    }
    Path folder = settings.data().getParent();
    boolean folderTaken = folder != null && Files.isWritable(folder);
    if (!folderTaken || Files.exists(settings.data()) && !Files.isWritable(settings.data())) {
      throw notWritable();
    }
  }

  private StoreUnavailable notWritable() {
    return new StoreUnavailable(
        "The store "
            + settings.data()
            + " cannot be written: its folder is read-only or belongs to someone else. Let the"
            + " app's user write there, or set store.file to another place.");
  }

  static void requireAlone(StoreSettings.H2File settings) {
    if (!isFree(settings.data())) {
      throw new StoreUnavailable(
          "The store "
              + settings.file()
              + " is in use by another process: the server is running; stop it first.");
    }
  }

  private static boolean isFree(Path data) {
    try (FileChannel channel = FileChannel.open(data, StandardOpenOption.WRITE)) {
      try (FileLock lock = channel.tryLock()) {
        return lock != null;
      }
    } catch (OverlappingFileLockException ours) {
      return false;
    } catch (IOException unreadable) {
      throw new StoreUnavailable("The store's file " + data + " cannot be read.");
    }
  }

  private StoreUnavailable missingKey() {
    return new StoreUnavailable(
        "The key file "
            + keyFile.file()
            + " is missing but the store "
            + settings.file()
            + " exists: without its key nothing in it can be read, neither notes nor audit trail."
            + " Bring the key file back from a backup, or move the store away to begin anew.");
  }

  private StoreUnavailable wrongKey() {
    return new StoreUnavailable(
        "The store "
            + settings.file()
            + " does not open with the given key: "
            + keyFile.file()
            + " is the key of another store or of another time. Nothing in the store can be read"
            + " without the right one; bring it back from a backup.");
  }
}
