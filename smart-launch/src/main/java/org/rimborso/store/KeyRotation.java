package org.rimborso.store;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.function.Consumer;
import javax.crypto.SecretKey;
import org.h2.tools.ChangeFileEncryption;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * Exchanges the key of a store while nothing else uses it. The new key waits in a file of its own
 * until the store opens with it; stopped dead at any step, the store opens with one of the two, and
 * the next start or the next exchange ends what was begun.
 */
public final class KeyRotation {
  private final Reseal reseal;
  private final Consumer<String> step;

  /** Seals anew what the app sealed in its rows. */
  public interface Reseal {
    void all(Handle handle, SecretKey before, SecretKey after);
  }

  public KeyRotation(Reseal reseal) {
    this(reseal, sentence -> {});
  }

  /**
   * @param step is told before each step
   */
  KeyRotation(Reseal reseal, Consumer<String> step) {
    this.reseal = reseal;
    this.step = step;
  }

  /**
   * Exchanges the key.
   *
   * @return where the former key stays, for backups made with it
   * @throws StoreUnavailable if the store is in use or does not open
   */
  public Path run(StoreSettings settings) {
    KeyFile keyFile = new KeyFile(settings.keyFile());
    // Opening proves that all is well, and ends an exchange that was cut short.
    open(settings).close();
    StoreKey before = keyFile.read();
    StoreKey after = StoreKey.fresh();
    step.accept("write the new key");
    keyFile.next().delete();
    keyFile.next().create(after);
    if (settings instanceof StoreSettings.H2File file) {
      exchange(file, before, after);
    } else {
      exchange((StoreSettings.PostgreSql) settings, before, after);
    }
    step.accept("keep the former key");
    KeyFile former = keyFile.former(before);
    former.delete();
    former.create(before);
    step.accept("put the new key in place");
    keyFile.promoteNext();
    step.accept("open with the new key");
    open(settings).close();
    return former.file();
  }

  private void exchange(StoreSettings.PostgreSql settings, StoreKey before, StoreKey after) {
    try (Store store = open(settings)) {
      store.durably(
          handle -> {
            step.accept("seal all rows anew");
            requireAlone(handle);
            reseal(handle, before, after);
            return true;
          });
    }
  }

  /** Our own connections to PostgreSQL have another name than those of nodes. */
  private static Store open(StoreSettings settings) {
    return settings instanceof StoreSettings.PostgreSql shared
        ? new PostgresStore(shared).open("rimborso-rotate-key")
        : Store.open(settings);
  }

  /** Another node would go on sealing with the former key. */
  private static void requireAlone(Handle handle) {
    long others =
        handle
            .createQuery(
                "select count(*) from pg_stat_activity where datname = current_database()"
                    + " and application_name = :name")
            .bind("name", Connections.APPLICATION)
            .mapTo(Long.class)
            .one();
    if (others > 0) {
      throw new StoreUnavailable("A node of the app is running on this store; stop all first.");
    }
  }

  /**
   * Begins with a new key where the former one of a PostgreSQL store is lost.
   *
   * @param forget deletes all rows that are sealed
   */
  public void lost(StoreSettings.PostgreSql settings, Consumer<Handle> forget) {
    KeyFile keyFile = new KeyFile(settings.keyFile());
    StoreKey key = keyFile.exists() ? keyFile.read() : StoreKey.fresh();
    if (!keyFile.exists()) {
      keyFile.create(key);
    }
    try (Store store = new PostgresStore(settings).openWith(key)) {
      store.durably(
          handle -> {
            requireAlone(handle);
            forget.accept(handle);
            return name(handle, key);
          });
    }
  }

  private void reseal(Handle handle, StoreKey before, StoreKey after) {
    reseal.all(handle, before.sealing(), after.sealing());
    name(handle, after);
  }

  private static int name(Handle handle, StoreKey key) {
    handle.execute("delete from store_key");
    return handle.execute("insert into store_key (id, key_id) values (1, ?)", key.id());
  }

  /** All is done to a copy, which takes the file's place in one step. */
  private void exchange(StoreSettings.H2File settings, StoreKey before, StoreKey after) {
    StoreSettings.H2File copy =
        new StoreSettings.H2File(Path.of(settings.file() + "-rotating"), settings.keyFile());
    try {
      step.accept("copy the store");
      Files.copy(settings.data(), copy.data(), StandardCopyOption.REPLACE_EXISTING);
      step.accept("encrypt the copy anew");
      ChangeFileEncryption.execute(
          String.valueOf(copy.file().getParent()),
          String.valueOf(copy.file().getFileName()),
          "AES",
          before.hex().toCharArray(),
          after.hex().toCharArray(),
          true);
      step.accept("seal the copy's rows anew");
      inside(copy, before, after);
      Disk.sync(copy.data());
      FileSeal.of(settings).remove();
      step.accept("put the copy in place");
      Disk.replace(copy.data(), settings.data());
    } catch (IOException | SQLException broken) {
      throw new StoreUnavailable(
          "The key could not be exchanged; the store is as it was. Is the disk full?");
    }
  }

  private void inside(StoreSettings.H2File copy, StoreKey before, StoreKey after) {
    try (HikariDataSource pool =
        new HikariDataSource(Connections.h2(copy, after.hex(), before.hex(), "").config())) {
      Jdbi.create(pool)
          .useHandle(
              handle -> {
                handle.useTransaction(one -> reseal(one, before, after));
                handle.execute("set password '" + after.hex() + "'");
                handle.execute("checkpoint sync");
              });
    } catch (HikariPool.PoolInitializationException | JdbiException broken) {
      throw new StoreUnavailable(
          "The key could not be exchanged; the store is as it was. Is the disk full?");
    }
  }
}
