package org.rimborso.audit;

import org.jdbi.v3.core.Handle;
import org.rimborso.store.Store;

/** Up to which row the outside repository has the trail; kept in the store. */
final class FeedCursor {
  private final Store store;

  FeedCursor(Store store) {
    this.store = store;
  }

  static long now(Handle handle) {
    return handle.createQuery("select seq from audit_feed where id = 1").mapTo(Long.class).one();
  }

  long now() {
    return store.read(FeedCursor::now);
  }

  /** Never goes back: another node may be ahead. */
  void to(long seq) {
    store.durably(
        handle ->
            handle.execute("update audit_feed set seq = ? where id = 1 and seq < ?", seq, seq));
  }
}
