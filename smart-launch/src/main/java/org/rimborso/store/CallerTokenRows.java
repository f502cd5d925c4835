package org.rimborso.store;

import java.time.Instant;

/** Which tokens of callers were taken already; the same for all nodes. */
public final class CallerTokenRows {
  private final Store store;

  public CallerTokenRows(Store store) {
    this.store = store;
  }

  /**
   * Remembers a token until it ends, and forgets those that ended before {@code now}.
   *
   * @param idHash SHA-256 of who issued it and of its id
   * @throws DuplicateRow if it was taken before
   */
  public void take(String idHash, Instant until, Instant now) {
    store.durably(
        handle -> {
          handle
              .createUpdate("delete from caller_token where until_millis < :now")
              .bind("now", now.toEpochMilli())
              .execute();
          return handle
              .createUpdate("insert into caller_token (id_hash, until_millis) values (:id, :until)")
              .bind("id", idHash)
              .bind("until", until.toEpochMilli())
              .execute();
        });
  }
}
