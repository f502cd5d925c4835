package org.rimborso.store;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.result.RowView;

/** Access and refresh tokens by launch, as the app sealed them. */
public final class TokenRows {
  private static final String ONE = " where launch_id = :id";
  private static final String THIS = ONE + " and generation = :generation";

  private final Store store;

  /**
   * One launch's tokens.
   *
   * @param sealed the access token
   * @param expires when the access token ends
   * @param refresh the refresh token, unless there is none or it was taken to be used
   * @param renewing since when an answer to the refresh token is awaited
   * @param kept until when the row is kept
   * @param generation how often the tokens were renewed
   */
  public record Row(
      String launchId,
      String sealed,
      Instant expires,
      Optional<String> refresh,
      Optional<Instant> renewing,
      Instant kept,
      int generation) {

    /** The first tokens of a launch. */
    public static Row first(
        String launchId, String sealed, Instant expires, Optional<String> refresh, Instant kept) {
      return new Row(launchId, sealed, expires, refresh, Optional.empty(), kept, 0);
    }

    /** The tokens that follow these. */
    public Row next(String newSealed, Instant newExpires, String newRefresh) {
      return new Row(
          launchId,
          newSealed,
          newExpires,
          Optional.of(newRefresh),
          Optional.empty(),
          kept,
          generation + 1);
    }

    @Override
    public String toString() {
      return "Row[]";
    }
  }

  public TokenRows(Store store) {
    this.store = store;
  }

  /** Keeps a launch's tokens, and drops those not to be kept any longer at {@code now}. */
  public void put(Row row, Instant now) {
    store.durably(
        handle -> {
          handle
              .createUpdate(
                  "delete from access_token where launch_id = :id"
                      + " or coalesce(kept_millis, expires_millis) < :now")
              .bind("now", now.toEpochMilli())
              .bind("id", row.launchId())
              .execute();
          return handle
              .createUpdate(
                  "insert into access_token"
                      + " (launch_id, sealed, expires_millis, refresh_sealed, kept_millis, generation)"
                      + " values (:id, :sealed, :expires, :refresh, :kept, :generation)")
              .bind("id", row.launchId())
              .bind("sealed", row.sealed())
              .bind("expires", row.expires().toEpochMilli())
              .bind("refresh", row.refresh().orElse(null))
              .bind("kept", row.kept().toEpochMilli())
              .bind("generation", row.generation())
              .execute();
        });
  }

  public Optional<Row> find(String launchId) {
    return store.read(
        handle ->
            handle
                .createQuery("select * from access_token" + ONE)
                .bind("id", launchId)
                .map(TokenRows::row)
                .findOne());
  }

  /**
   * Takes the refresh token out of the row: true for one caller only, on whatever node. From now on
   * nobody can use it a second time, even if this process dies.
   */
  public boolean takeRefresh(Row row, Instant now) {
    return store.durably(
            handle ->
                handle
                    .createUpdate(
                        "update access_token set refresh_sealed = null, renewing_millis = :now"
                            + THIS
                            + " and refresh_sealed is not null")
                    .bind("now", now.toEpochMilli())
                    .bind("id", row.launchId())
                    .bind("generation", row.generation())
                    .execute())
        == 1;
  }

  /** Puts a refresh token back that was taken and not sent. */
  public void giveBack(Row row) {
    store.durably(
        handle ->
            handle
                .createUpdate(
                    "update access_token set refresh_sealed = :refresh, renewing_millis = null"
                        + THIS)
                .bind("refresh", row.refresh().orElse(null))
                .bind("id", row.launchId())
                .bind("generation", row.generation())
                .execute());
  }

  /** Replaces the tokens by the next ones; false if the launch ended meanwhile. */
  public boolean renew(Row next) {
    return store.durably(
            handle ->
                handle
                    .createUpdate(
                        "update access_token set sealed = :sealed, expires_millis = :expires,"
                            + " refresh_sealed = :refresh, renewing_millis = null,"
                            + " generation = generation + 1"
                            + THIS)
                    .bind("sealed", next.sealed())
                    .bind("expires", next.expires().toEpochMilli())
                    .bind("refresh", next.refresh().orElse(null))
                    .bind("id", next.launchId())
                    .bind("generation", next.generation() - 1)
                    .execute())
        == 1;
  }

  public void remove(String launchId) {
    store.durably(
        handle ->
            handle.createUpdate("delete from access_token" + ONE).bind("id", launchId).execute());
  }

  private static Row row(RowView row) {
    long expires = row.getColumn("expires_millis", Long.class);
    return new Row(
        row.getColumn("launch_id", String.class),
        row.getColumn("sealed", String.class),
        Instant.ofEpochMilli(expires),
        Optional.ofNullable(row.getColumn("refresh_sealed", String.class)),
        Optional.ofNullable(row.getColumn("renewing_millis", Long.class))
            .map(Instant::ofEpochMilli),
        Instant.ofEpochMilli(
            Optional.ofNullable(row.getColumn("kept_millis", Long.class)).orElse(expires)),
        row.getColumn("generation", Integer.class));
  }
}
