package org.rimborso.store;

import java.time.Instant;
import java.util.Optional;

/** What was typed and not saved, as the app sealed it, by the place it belongs to. */
public final class DraftRows {
  private final Store store;

  public DraftRows(Store store) {
    this.store = store;
  }

  /** Keeps a draft in the place of the one before, and drops those written before {@code stale}. */
  public void put(String place, String sealed, Instant written, Instant stale) {
    store.durably(
        handle -> {
          handle.execute(
              "delete from note_draft where place = ? or written_millis < ?",
              place,
              stale.toEpochMilli());
          return handle.execute(
              "insert into note_draft (place, sealed, written_millis) values (?, ?, ?)",
              place,
              sealed,
              written.toEpochMilli());
        });
  }

  /** What is kept at a place, if it was written after {@code stale}. */
  public Optional<String> find(String place, Instant stale) {
    return store.read(
        handle ->
            handle
                .createQuery(
                    "select sealed from note_draft where place = :place and written_millis >= :stale")
                .bind("place", place)
                .bind("stale", stale.toEpochMilli())
                .mapTo(String.class)
                .findOne());
  }

  public void remove(String place) {
    store.durably(handle -> handle.execute("delete from note_draft where place = ?", place));
  }
}
