package org.rimborso.store;

import java.nio.file.Path;
import java.util.Optional;

/** Where the state of the app lives. */
public sealed interface StoreSettings {
  /** Holds the store's key. */
  Path keyFile();

  /** One embedded, encrypted file: the default, for one node. */
  static StoreSettings h2(Path file, Path keyFile) {
    return new H2File(file, keyFile);
  }

  /**
   * An encrypted H2 database.
   *
   * @param file the database's path without the ending {@code .mv.db}, which H2 adds
   * @param keyFile holds the key; written with mode 0600 at the first start. Whoever loses it loses
   *     the store.
   */
  record H2File(Path file, Path keyFile) implements StoreSettings {
    public H2File {
      file = file.toAbsolutePath().normalize();
      keyFile = keyFile.toAbsolutePath().normalize();
      if (file.toString().indexOf(';') >= 0) {
        throw new IllegalArgumentException("a store's path must not contain ';'");
      }
    }

    /** The one file that H2 keeps. */
    Path data() {
      return Path.of(file + ".mv.db");
    }
  }

  /**
   * A PostgreSQL database, for several nodes.
   *
   * @param url {@code jdbc:postgresql://…}
   * @param user the database user, who owns the schema
   * @param passwordFile holds the password; without it the server must trust the user
   * @param keyFile holds the key that tokens are sealed with, the same on every node; written with
   *     mode 0600 by the first node that starts
   */
  record PostgreSql(String url, String user, Optional<Path> passwordFile, Path keyFile)
      implements StoreSettings {
    public PostgreSql {
      if (!url.startsWith("jdbc:postgresql:")) {
        throw new IllegalArgumentException("a PostgreSQL URL starts with jdbc:postgresql:");
      }
    }
  }
}
