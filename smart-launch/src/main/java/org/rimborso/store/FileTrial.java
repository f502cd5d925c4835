package org.rimborso.store;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * A look into a store's file that changes nothing in it: whether a key opens it, and whether every
 * row can be read. H2 mends, shortens or begins anew what it opens for writing; a damaged file must
 * stay as it is for whoever wants to save something from it.
 */
final class FileTrial {
  /** Less than this is no database: H2 would begin a new one in it. */
  private static final long SMALLEST = 12_288;

  private static final String TABLES =
      "select table_name from information_schema.tables where table_schema = 'public'"
          + " and table_type = 'BASE TABLE'";

  private final StoreSettings.H2File settings;

  FileTrial(StoreSettings.H2File settings) {
    this.settings = settings;
  }

  /** Whether this key opens the file; a file that is no database at all throws. */
  boolean opensWith(StoreKey key) {
    requireSize(settings.data());
    try (HikariDataSource pool = open(key)) {
      return !pool.isClosed();
    } catch (HikariPool.PoolInitializationException refused) {
      String state = Store.state(refused);
      if (Connections.WRONG_KEY.contains(state)) {
        return false;
      }
      throw damaged();
    }
  }

  /**
   * Reads every row once.
   *
   * @throws StoreUnavailable if any cannot be read, or the tables of the app are not there
   */
  void readAll(StoreKey key) {
    try (HikariDataSource pool = open(key)) {
      Jdbi.create(pool).useHandle(this::readAll);
    } catch (HikariPool.PoolInitializationException | JdbiException broken) {
      throw damaged();
    }
  }

  /**
   * The version that H2 would go on with.
   *
   * @throws StoreUnavailable if the file does not open
   */
  long version(StoreKey key) {
    try (HikariDataSource pool = open(key);
        Connection connection = pool.getConnection()) {
      return H2Keeping.version(connection);
    } catch (HikariPool.PoolInitializationException | SQLException broken) {
      throw damaged();
    }
  }

  private void readAll(Handle handle) {
    List<String> tables = handle.createQuery(TABLES).mapTo(String.class).list();
    if (!tables.contains("flyway_schema_history")) {
      throw damaged();
    }
    for (String table : tables) {
      long rows =
          handle
              .createQuery("select * from \"" + table + "\"")
              .scanResultSet((results, context) -> Rows.count(results.get()));
      long counted =
          handle.createQuery("select count(*) from \"" + table + "\"").mapTo(Long.class).one();
      if (rows != counted) {
        throw damaged();
      }
    }
  }

  private HikariDataSource open(StoreKey key) {
    return new HikariDataSource(Connections.h2ReadOnly(settings, key).config());
  }

  private void requireSize(Path data) {
    try {
      if (Files.size(data) < SMALLEST) {
        throw damaged();
      }
    } catch (IOException unreadable) {
      throw new StoreUnavailable("The store's file " + data + " cannot be read.");
    }
  }

  StoreUnavailable damaged() {
    return damaged(settings);
  }

  static StoreUnavailable damaged(StoreSettings.H2File settings) {
    return new StoreUnavailable(
        "The store's file "
            + settings.data()
            + " is damaged and was left as it is. Restore the last backup: rimborso store restore"
            + " FILE --replace (the damaged file is kept beside it).");
  }
}
