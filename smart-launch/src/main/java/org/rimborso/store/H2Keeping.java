package org.rimborso.store;

import com.zaxxer.hikari.HikariConfig;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;

/**
 * Keeps an open H2 database: each commit is forced to disk and marked, and at the end the file is
 * free and sealed.
 */
final class H2Keeping implements Keeping {
  private final HikariConfig config;
  private final StoreMark mark;
  private final Runnable closed;

  /**
   * @param config how to connect
   * @param closed runs when the file has been let go of
   */
  H2Keeping(HikariConfig config, StoreMark mark, Runnable closed) {
    this.config = config;
    this.mark = mark;
    this.closed = closed;
  }

  /** The version is asked for first: the checkpoint puts that one on disk, or a later one. */
  @Override
  public void committed(Handle handle) {
    try {
      long version = version(handle.getConnection());
      handle.execute("CHECKPOINT SYNC");
      mark.reach(version);
    } catch (SQLException closed) {
      throw new ConnectionException(closed);
    }
  }

  /** Which version H2 wrote last; it grows with each commit. */
  static long version(Connection connection) throws SQLException {
    SessionLocal session = (SessionLocal) connection.unwrap(JdbcConnection.class).getSession();
    return session.getDatabase().getStore().getMvStore().getFileStore().lastChunkVersion();
  }

  /**
   * A pool that is closed forgets connections that are at work, and H2 keeps the file as long as
   * one is open. So one that is not the pool's shuts the database down, whoever uses it still.
   */
  @Override
  public void close(Runnable pool) {
    Optional<Connection> own = connected();
    pool.run();
    own.ifPresent(H2Keeping::shutDown);
    closed.run();
  }

  private Optional<Connection> connected() {
    try {
      return Optional.of(
          DriverManager.getConnection(
              config.getJdbcUrl(), config.getUsername(), config.getPassword()));
    } catch (SQLException shut) {
      return Optional.empty();
    }
  }

  private static void shutDown(Connection own) {
    try (own;
        Statement statement = own.createStatement()) {
      statement.execute("SHUTDOWN");
    } catch (SQLException shutAlready) {
      // It is what was wanted.
    }
  }
}
