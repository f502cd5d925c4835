package org.rimborso.store;

import org.jdbi.v3.core.Handle;

/** What it takes that a commit lasts, and that a store which was closed is closed. */
interface Keeping {
  /** PostgreSQL does both by itself. */
  Keeping BY_ITSELF =
      new Keeping() {
        @Override
        public void committed(Handle handle) {}

        @Override
        public void close(Runnable pool) {
          pool.run();
        }
      };

  /** After a commit on this connection; what it wrote is on disk when this returns. */
  void committed(Handle handle);

  /**
   * Closes the store.
   *
   * @param pool closes its connections
   */
  void close(Runnable pool);
}
