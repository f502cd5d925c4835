package org.rimborso.store;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.result.RowView;

/** Access tokens by launch, as the app sealed them. */
public final class TokenRows {
  private final Store store;

  /** One sealed token and when it ends. */
  public record Row(String launchId, String sealed, Instant expires) {
    @Override
    public String toString() {
      return "Row[]";
    }
  }

  public TokenRows(Store store) {
    this.store = store;
  }

  /** Keeps a launch's token, and drops those that ended before {@code now}. */
  public void put(Row row, Instant now) {
    store.durably(
        handle -> {
          handle
              .createUpdate(
                  "delete from access_token where expires_millis < :now or launch_id = :id")
              .bind("now", now.toEpochMilli())
              .bind("id", row.launchId())
              .execute();
          return handle
              .createUpdate(
                  "insert into access_token (launch_id, sealed, expires_millis)"
                      + " values (:id, :sealed, :expires)")
              .bind("id", row.launchId())
              .bind("sealed", row.sealed())
              .bind("expires", row.expires().toEpochMilli())
              .execute();
        });
  }

  public Optional<Row> find(String launchId) {
    return store.read(
        handle ->
            handle
                .createQuery("select * from access_token where launch_id = :id")
                .bind("id", launchId)
                .map(TokenRows::row)
                .findOne());
  }

  public void remove(String launchId) {
    store.durably(
        handle ->
            handle
                .createUpdate("delete from access_token where launch_id = :id")
                .bind("id", launchId)
                .execute());
  }

  private static Row row(RowView row) {
    return new Row(
        row.getColumn("launch_id", String.class),
        row.getColumn("sealed", String.class),
        Instant.ofEpochMilli(row.getColumn("expires_millis", Long.class)));
  }
}
