package org.rimborso.audit;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.rimborso.store.Store;

/**
 * Up to which row the outside repository has the trail, and which node may send it the next ones;
 * kept in the store. The right runs out by itself, so that another node goes on where one died;
 * each taking raises the fence, and who holds an older one moves the cursor no more. Time is the
 * database's.
 */
final class FeedCursor {
  /** Longer than a renewal may be away: see {@link AuditFeed}. */
  static final Duration HELD = Duration.ofSeconds(30);

  private static final String UNTIL = "until_millis = :held + " + Store.NOW_MILLIS;
  private static final String OURS = " where id = 1 and holder = :holder and fence = :fence";

  private final Store store;
  private final String holder = UUID.randomUUID().toString();

  FeedCursor(Store store) {
    this.store = store;
  }

  static long now(Handle handle) {
    return handle.createQuery("select seq from audit_feed where id = 1").mapTo(Long.class).one();
  }

  long now() {
    return store.read(FeedCursor::now);
  }

  /**
   * Takes the right to send. Of an embedded store no other process can be alive that holds it.
   *
   * @return the fence; empty while another node has it
   */
  Optional<Long> take() {
    return store.read(
        handle -> {
          int taken =
              handle
                  .createUpdate(
                      "update audit_feed set holder = :holder, fence = fence + 1, "
                          + UNTIL
                          + " where id = 1"
                          + (store.isShared() ? " and until_millis <= " + Store.NOW_MILLIS : ""))
                  .bind("holder", holder)
                  .bind("held", HELD.toMillis())
                  .execute();
          return taken == 0
              ? Optional.empty()
              : Optional.of(
                  handle
                      .createQuery("select fence from audit_feed where id = 1")
                      .mapTo(Long.class)
                      .one());
        });
  }

  /** Holds it for the whole time again; false if another node has taken it. */
  boolean renew(long fence) {
    return store.read(handle -> changed(handle, UNTIL, fence, HELD.toMillis()));
  }

  /** Lets another node have it at once. */
  void release(long fence) {
    store.read(handle -> changed(handle, "until_millis = :held", fence, 0));
  }

  /** Up to this row all were taken; it is on disk when this returns. False if the right is gone. */
  boolean to(long seq, long fence) {
    return store.durably(
        handle -> changed(handle, UNTIL + ", seq = " + seq, fence, HELD.toMillis()));
  }

  private boolean changed(Handle handle, String what, long fence, long held) {
    return handle
            .createUpdate("update audit_feed set " + what + OURS)
            .bind("held", held)
            .bind("holder", holder)
            .bind("fence", fence)
            .execute()
        == 1;
  }
}
