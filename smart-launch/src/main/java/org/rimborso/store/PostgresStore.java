package org.rimborso.store;

import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * Opens the store that several nodes share. All of them seal with one key: the store knows its
 * name, and a node with another one does not start.
 */
final class PostgresStore {
  private final StoreSettings.PostgreSql settings;
  private final KeyFile keyFile;

  PostgresStore(StoreSettings.PostgreSql settings) {
    this.settings = settings;
    this.keyFile = new KeyFile(settings.keyFile());
  }

  Store open() {
    return open(Connections.APPLICATION);
  }

  /**
   * @param application how PostgreSQL shall call our connections
   */
  Store open(String application) {
    return open(application, this::key);
  }

  /** Opens with a key that need not be the one that the store knows. */
  Store openWith(StoreKey key) {
    return open("rimborso-new-key", handle -> key);
  }

  private Store open(String application, Function<Handle, StoreKey> keys) {
    Connections connections = Connections.postgres(settings);
    connections.config().addDataSourceProperty("ApplicationName", application);
    return Store.over(connections, jdbi -> checked(jdbi, keys), Keeping.BY_ITSELF);
  }

  private static StoreKey checked(Jdbi jdbi, Function<Handle, StoreKey> keys) {
    try {
      return jdbi.inTransaction(
          handle -> {
            requireDurable(handle);
            return keys.apply(handle);
          });
    } catch (JdbiException broken) {
      throw Store.translated(broken);
    }
  }

  /** A saved note must be on disk, so a server that only pretends is of no use. */
  private static void requireDurable(Handle handle) {
    if (!shown(handle, "fsync").equals("on")) {
      throw new StoreUnavailable(
          "PostgreSQL runs with fsync off: what it calls saved is lost in a power cut. Set fsync ="
              + " on in postgresql.conf and restart it.");
    }
    if (!shown(handle, "synchronous_commit").equals("on")) {
      throw new StoreUnavailable(
          "PostgreSQL does not commit synchronously for this user: what it calls saved may be lost"
              + " in a crash. Let the user set synchronous_commit = on.");
    }
  }

  private static String shown(Handle handle, String setting) {
    return handle.createQuery("show " + setting).mapTo(String.class).one();
  }

  private StoreKey key(Handle handle) {
    // Nodes that start together go through here one after the other.
    handle.execute("lock table store_key in exclusive mode");
    Optional<String> known = known(handle);
    if (known.isPresent()) {
      return named(known.get());
    }
    StoreKey key = keyFile.exists() ? keyFile.read() : created();
    handle.execute("insert into store_key (id, key_id) values (1, ?)", key.id());
    return key;
  }

  static Optional<String> known(Handle handle) {
    return handle
        .createQuery("select key_id from store_key where id = 1")
        .mapTo(String.class)
        .findOne();
  }

  private StoreKey created() {
    StoreKey key = StoreKey.fresh();
    keyFile.create(key);
    return key;
  }

  /** The key of this name. An exchange of keys that was cut short is brought to its end. */
  private StoreKey named(String id) {
    if (keyFile.exists()) {
      StoreKey key = keyFile.read();
      if (key.id().equals(id)) {
        return key;
      }
    }
    if (keyFile.next().exists()) {
      StoreKey key = keyFile.next().read();
      if (key.id().equals(id)) {
        keyFile.promoteNext();
        return key;
      }
    }
    throw new StoreUnavailable(
        "The store in PostgreSQL was sealed with the key "
            + id
            + ", but the key file "
            + keyFile.file()
            + (keyFile.exists() ? " holds another one." : " is missing.")
            + " Bring the right file from another node or from a backup. If it is lost, only the"
            + " tokens of running sessions are, neither notes nor audit trail: rimborso store"
            + " rotate-key --lost begins with a new key, and everyone launches again.");
  }
}
