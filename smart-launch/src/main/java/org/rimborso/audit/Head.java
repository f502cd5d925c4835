package org.rimborso.audit;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;

/** The end of the chain: the number and the hash of its last row. */
record Head(long seq, String hash) {
  private static final Pattern LINE = Pattern.compile("[0-9]{18} [0-9a-f]{64}");
  private static final int DIGITS = 18;

  /** From a {@link #line}; empty if it is none. */
  static Optional<Head> parse(String line) {
    return LINE.matcher(line).matches()
        ? Optional.of(
            new Head(Long.parseLong(line.substring(0, DIGITS)), line.substring(DIGITS + 1)))
        : Optional.empty();
  }

  /** Always as long. */
  String line() {
    return "%018d %s".formatted(seq, hash);
  }

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

  /**
   * Whether the chain went through here; rows that were removed on a decision are taken as told.
   */
  boolean isIn(Handle handle) {
    return handle
        .createQuery(
            "select count(*) from audit_entry where seq = :seq and hash = :hash"
                + " union all select count(*) from audit_checkpoint where cause = 'CUT'"
                + " and seq >= :seq")
        .bind("seq", seq)
        .bind("hash", hash)
        .mapTo(Long.class)
        .list()
        .stream()
        .anyMatch(found -> found > 0);
  }

  void write(Handle handle) {
    handle.execute("update audit_head set seq = ?, hash = ? where id = 1", seq, hash);
  }
}
