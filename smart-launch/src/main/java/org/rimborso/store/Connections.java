package org.rimborso.store;

import com.zaxxer.hikari.HikariConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * How to connect.
 *
 * @param config for the pool
 * @param syncsItself whether a commit is on disk when it returns
 * @param room of the disk that the store grows on
 * @param place what to call the store in messages
 */
record Connections(HikariConfig config, boolean syncsItself, DiskRoom room, String place) {
  private static final int POOL_SIZE = 8;
  private static final long WAIT_MILLIS = 5_000;
  private static final String USER = "rimborso";

  /** By this name the nodes of the app know each other in PostgreSQL. */
  static final String APPLICATION = "rimborso";

  /** SQL states of a key or password that is not the store's. */
  static final Set<String> WRONG_KEY = Set.of("90049", "28000", "28P01");

  static Connections h2(StoreSettings.H2File settings, StoreKey key) {
    return h2(settings, key.hex(), key.hex(), "");
  }

  /** Changes nothing in the file, and needs no more than one connection. */
  static Connections h2ReadOnly(StoreSettings.H2File settings, StoreKey key) {
    Connections connections = h2(settings, key.hex(), key.hex(), ";ACCESS_MODE_DATA=r");
    connections.config().setMaximumPoolSize(1);
    return connections;
  }

  /**
   * @param fileKey that encrypts the file
   * @param password of the database's user, while the two differ
   */
  static Connections h2(
      StoreSettings.H2File settings, String fileKey, String password, String more) {
    HikariConfig config = base();
    config.setDriverClassName("org.h2.Driver");
    // H2's trace file is not encrypted and quotes statements that failed: there is none.
    config.setJdbcUrl(
        "jdbc:h2:file:"
            + settings.file()
            + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"
            + ";WRITE_DELAY=0;LOCK_TIMEOUT=10000;CIPHER=AES;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0"
            + more);
    // The first user of a new H2 database is its administrator, as CHECKPOINT SYNC needs.
    config.setUsername(USER);
    config.setPassword(fileKey + " " + password);
    return new Connections(
        config, false, new DiskRoom(settings.data()), settings.file().toString());
  }

  static Connections postgres(StoreSettings.PostgreSql settings) {
    HikariConfig config = base();
    config.setDriverClassName("org.postgresql.Driver");
    config.setJdbcUrl(settings.url());
    config.setUsername(settings.user());
    config.setConnectionInitSql("set synchronous_commit to on");
    secret(settings.passwordFile()).ifPresent(config::setPassword);
    return new Connections(config, true, DiskRoom.UNKNOWN, "PostgreSQL");
  }

  private static HikariConfig base() {
    HikariConfig config = new HikariConfig();
    config.setPoolName("store");
    config.setMaximumPoolSize(POOL_SIZE);
    config.setConnectionTimeout(WAIT_MILLIS);
    return config;
  }

  private static Optional<String> secret(Optional<Path> file) {
    return file.map(
        path -> {
          try {
            return Files.readString(path).strip();
          } catch (IOException unreadable) {
            throw new StoreUnavailable("The store's password file " + path + " cannot be read.");
          }
        });
  }

  /** One sentence for whoever starts the app. */
  String explain(String state) {
    return switch (state) {
      case "90049", "28000", "28P01" ->
          "The store "
              + place
              + " does not open with the given key or password; use the right one.";
      case "90020" -> "The store " + place + " is in use by another process; stop that one first.";
      case "90030" -> "The store " + place + " is damaged; restore it from a backup.";
      default -> "The store " + place + " could not be opened (SQL state " + state + ").";
    };
  }
}
