package org.rimborso.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.crypto.SecretKey;
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
  /**
   * The database's clock in SQL, so that clocks of nodes need not agree: milliseconds since 1970.
   */
  public static final String NOW_MILLIS =
      "cast(extract(epoch from current_timestamp) * 1000 as bigint)";

  private static final String DUPLICATE_KEY = "23505";

  /** H2's states of a database that is closed, or closed itself. */
  private static final Set<String> SHUT = Set.of("90098", "90121", "90028", "90031");

  private final HikariDataSource pool;
  private final Jdbi jdbi;
  private final boolean syncsItself;
  private final DiskRoom room;
  private final StoreKey key;
  private final Keeping keeping;

  private Store(
      HikariDataSource pool, Jdbi jdbi, Connections connections, StoreKey key, Keeping keeping) {
    this.pool = pool;
    this.jdbi = jdbi;
    this.syncsItself = connections.syncsItself();
    this.room = connections.room();
    this.key = key;
    this.keeping = keeping;
  }

  /**
   * Opens the store, creating it at the first start.
   *
   * @throws StoreUnavailable if it cannot be opened, with one sentence that says why and what to do
   */
  public static Store open(StoreSettings settings) {
    return settings instanceof StoreSettings.H2File file
        ? new H2Store(file).open()
        : new PostgresStore((StoreSettings.PostgreSql) settings).open();
  }

  /**
   * Connects and brings the tables up to date.
   *
   * @param keys the key that goes with what the store holds
   * @param keeping what it takes that commits last
   */
  static Store over(Connections connections, Function<Jdbi, StoreKey> keys, Keeping keeping) {
    HikariDataSource pool = connect(connections);
    try {
      Jdbi jdbi = Jdbi.create(pool);
      migrate(pool);
      return new Store(pool, jdbi, connections, keys.apply(jdbi), keeping);
    } catch (FlywayException broken) {
      pool.close();
      throw new StoreUnavailable(
          "The store's tables could not be brought up to date ("
              + broken.getClass().getSimpleName()
              + "); restore it from a backup or use the version of the app that wrote it.");
    } catch (RuntimeException broken) {
      pool.close();
      throw broken;
    }
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

  /**
   * One transaction for reading. Nothing of a change made here is sure to be on disk. A store that
   * had shut itself after a failed write, as H2 does on a full disk, is opened again first.
   */
  public <T> T read(Function<Handle, T> work) {
    return undisturbed(() -> readOrReopen(work));
  }

  private <T> T readOrReopen(Function<Handle, T> work) {
    try {
      return jdbi.inTransaction(work::apply);
    } catch (JdbiException broken) {
      if (!SHUT.contains(state(broken))) {
        throw translated(broken);
      }
      letGo();
    }
    try {
      return jdbi.inTransaction(work::apply);
    } catch (JdbiException broken) {
      throw translated(broken);
    }
  }

  /** Java closes a file under a thread that is interrupted, and with it H2's database for all. */
  private static <T> T undisturbed(Supplier<T> work) {
    boolean interrupted = Thread.interrupted();
    try {
      return work.get();
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Lets go of connections to a database that shut itself; new ones open it again. */
  private void letGo() {
    pool.getHikariPoolMXBean().softEvictConnections();
  }

  /**
   * One transaction whose changes are on disk when this returns. PostgreSQL syncs at the commit; H2
   * does not, so a checkpoint with sync follows.
   */
  public <T> T durably(Function<Handle, T> work) {
    return undisturbed(() -> committed(work));
  }

  private <T> T committed(Function<Handle, T> work) {
    try {
      return jdbi.withHandle(
          handle -> {
            T answer = handle.inTransaction(work::apply);
            keeping.committed(handle);
            return answer;
          });
    } catch (JdbiException broken) {
      RuntimeException told = translated(broken);
      if (told instanceof StoreUnavailable) {
        letGo();
      }
      throw told;
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

  /**
   * Lets nothing new in while the disk is nearly full: what is left is for the audit trail, without
   * which nobody could read any more. Of PostgreSQL's disk nothing is known here.
   *
   * @throws StoreUnavailable if there is too little room
   */
  void requireRoom() {
    if (!room.isEnough()) {
      throw new StoreUnavailable("The disk of the store is nearly full.");
    }
  }

  /** Whether a folder has room for a copy; it may be on the disk that the store grows on. */
  boolean hasRoomForCopy(Path folder) {
    return room.fitsIn(folder);
  }

  /** Whether other processes may use the same store at the same time. */
  public boolean isShared() {
    return syncsItself;
  }

  /** Seals what must not stand in the store in clear, whoever can read its disk. */
  public SecretKey sealingKey() {
    return key.sealing();
  }

  @Override
  public void close() {
    if (!pool.isClosed()) {
      keeping.close(pool::close);
    }
  }

  static RuntimeException translated(JdbiException broken) {
    String state = state(broken);
    return state.equals(DUPLICATE_KEY)
        ? new DuplicateRow()
        : new StoreUnavailable("The store did not answer (SQL state " + state + ").");
  }

  static String state(Throwable broken) {
    for (Throwable cause = broken; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && sql.getSQLState() != null) {
        return sql.getSQLState();
      }
    }
    return "unknown";
  }
}
