package org.rimborso.audit;

import org.jdbi.v3.core.Handle;

/** The end of the chain: the number and the hash of its last row. */
record Head(long seq, String hash) {

  /** Locks the end until the transaction ends: who appends or signs goes one after the other. */
  static Head locked(Handle handle) {
    handle.execute("update audit_head set seq = seq where id = 1");
    return now(handle);
  }

  static Head now(Handle handle) {
    return handle
        .createQuery("select seq, hash from audit_head where id = 1")
        .map(row -> new Head(row.getColumn("seq", Long.class), row.getColumn("hash", String.class)))
        .one();
  }

  void write(Handle handle) {
    handle.execute("update audit_head set seq = ?, hash = ? where id = 1", seq, hash);
  }
}
