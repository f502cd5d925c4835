package org.rimborso.store;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;

/** Launches on their way to the authorize page and back, by the hash of their state. */
public final class LaunchStates {
  private final Store store;

  /**
   * One launch under way.
   *
   * @param stateHash SHA-256 of the state, in hexadecimal
   * @param browserHash SHA-256 of the key of the browser that began
   * @param sealed what only the app can read; empty once used
   * @param used whether its answer was taken already
   */
  public record Row(
      String stateHash,
      String ehr,
      String browserHash,
      String sealed,
      Instant created,
      boolean used) {
    @Override
    public String toString() {
      return "Row[" + ehr + "]";
    }
  }

  public LaunchStates(Store store) {
    this.store = store;
  }

  /** Keeps a new one, and drops those created before {@code staleBefore}. */
  public void put(Row row, Instant staleBefore) {
    store.durably(
        handle -> {
          handle
              .createUpdate("delete from launch_state where created_millis < :before")
              .bind("before", staleBefore.toEpochMilli())
              .execute();
          return handle
              .createUpdate(
                  "insert into launch_state (state_hash, ehr, browser_hash, sealed, created_millis)"
                      + " values (:hash, :ehr, :browser, :sealed, :created)")
              .bind("hash", row.stateHash())
              .bind("ehr", row.ehr())
              .bind("browser", row.browserHash())
              .bind("sealed", row.sealed())
              .bind("created", row.created().toEpochMilli())
              .execute();
        });
  }

  /** The launch with this state, used or not. */
  public Optional<Row> find(String stateHash) {
    return store.read(
        handle ->
            handle
                .createQuery("select * from launch_state where state_hash = :hash")
                .bind("hash", stateHash)
                .map(LaunchStates::row)
                .findOne());
  }

  /** Takes the launch: true for one caller only, ever. Its secrets are wiped. */
  public boolean use(String stateHash, Instant now) {
    return store.durably(handle -> mark(handle, stateHash, now)) == 1;
  }

  private static int mark(Handle handle, String stateHash, Instant now) {
    return handle
        .createUpdate(
            "update launch_state set used_millis = :now, sealed = ''"
                + " where state_hash = :hash and used_millis is null")
        .bind("now", now.toEpochMilli())
        .bind("hash", stateHash)
        .execute();
  }

  private static Row row(RowView row) {
    return new Row(
        row.getColumn("state_hash", String.class),
        row.getColumn("ehr", String.class),
        row.getColumn("browser_hash", String.class),
        row.getColumn("sealed", String.class),
        Instant.ofEpochMilli(row.getColumn("created_millis", Long.class)),
        row.getColumn("used_millis", Long.class) != null);
  }
}
