package org.rimborso.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import java.sql.SQLException;
import java.util.function.Function;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * The state of the app behind one door: a pool of connections, its tables brought up to date when
 * it opens, and two ways in. Works the same on embedded H2 and on PostgreSQL.
 *
 * <p>Both ways throw {@link StoreUnavailable} when the store is broken and {@link DuplicateRow}
 * when a key is there already; what the given work throws itself passes through, after a rollback.
 * Rows are best read by name, without JDBC types: {@code query.map(row -> row.getColumn("id",
 * String.class))}.
 */
public final class Store implements AutoCloseable {
  private static final String DUPLICATE_KEY = "23505";

  private final HikariDataSource pool;
  private final Jdbi jdbi;
  private final boolean syncsItself;

  private Store(HikariDataSource pool, boolean syncsItself) {
    this.pool = pool;
    this.jdbi = Jdbi.create(pool);
    this.syncsItself = syncsItself;
  }

  /**
   * Opens the store, creating it at the first start.
   *
   * @throws StoreUnavailable if it cannot be opened, with one sentence that says why and what to do
   */
  public static Store open(StoreSettings settings) {
    Connections connections = Connections.of(settings);
    HikariDataSource pool = connect(connections);
    try {
      migrate(pool);
    } catch (FlywayException broken) {
      pool.close();
      throw new StoreUnavailable(
          "The store's tables could not be brought up to date ("
              + broken.getClass().getSimpleName()
              + "); restore it from a backup or use the version of the app that wrote it.");
    }
    return new Store(pool, connections.syncsItself());
  }

  private static HikariDataSource connect(Connections connections) {
    HikariConfig config = connections.config();
    try {
      return new HikariDataSource(config);
    } catch (HikariPool.PoolInitializationException refused) {
      throw new StoreUnavailable(connections.explain(state(refused)));
    }
  }

  /** Migrations of several rooms arrive in any order while their numbers stay fixed. */
  private static void migrate(HikariDataSource pool) {
    Flyway.configure()
        .dataSource(pool)
        .locations("classpath:org/rimborso/store/migration")
        .outOfOrder(true)
        .load()
        .migrate();
  }

  /** One transaction for reading. Nothing of a change made here is sure to be on disk. */
  public <T> T read(Function<Handle, T> work) {
    try {
      return jdbi.inTransaction(work::apply);
    } catch (JdbiException broken) {
      throw translated(broken);
    }
  }

  /**
   * One transaction whose changes are on disk when this returns. PostgreSQL syncs at the commit; H2
   * does not, so a checkpoint with sync follows.
   */
  public <T> T durably(Function<Handle, T> work) {
    try {
      return jdbi.withHandle(
          handle -> {
            T answer = handle.inTransaction(work::apply);
            if (!syncsItself) {
              handle.execute("CHECKPOINT SYNC");
            }
            return answer;
          });
    } catch (JdbiException broken) {
      throw translated(broken);
    }
  }

  /** Whether the store answers now. */
  public boolean answers() {
    try {
      return read(handle -> handle.createQuery("select 1").mapTo(Integer.class).one()) == 1;
    } catch (StoreUnavailable away) {
      return false;
    }
  }

  @Override
  public void close() {
    pool.close();
  }

  private static RuntimeException translated(JdbiException broken) {
    String state = state(broken);
    return state.equals(DUPLICATE_KEY)
        ? new DuplicateRow()
        : new StoreUnavailable("The store did not answer (SQL state " + state + ").");
  }

  private static String state(Throwable broken) {
    for (Throwable cause = broken; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && sql.getSQLState() != null) {
        return sql.getSQLState();
      }
    }
    return "unknown";
  }
}
