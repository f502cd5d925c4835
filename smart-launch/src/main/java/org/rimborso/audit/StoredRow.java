package org.rimborso.audit;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.result.RowView;

/** A row as it stands in the table, whether it makes sense or not. */
record StoredRow(long seq, long millis, Columns columns, String previous, String hash) {

  static StoredRow of(RowView row) {
    return new StoredRow(
        row.getColumn("seq", Long.class),
        row.getColumn("at_millis", Long.class),
        new Columns(Columns.NAMES.stream().map(name -> text(row, name)).toList()),
        row.getColumn("previous_hash", String.class),
        row.getColumn("hash", String.class));
  }

  private static Optional<String> text(RowView row, String name) {
    return Stream.ofNullable(row.getColumn(name, String.class)).findFirst();
  }

  /** The hash that it should carry, if what it says is true. */
  String computed() {
    return columns.link(previous, seq, millis);
  }

  /**
   * The row for readers; empty if somebody made nonsense of it. That it is damaged, a check of the
   * chain tells.
   */
  Optional<AuditRow> readable() {
    try {
      return Optional.of(
          new AuditRow(
              seq, Instant.ofEpochMilli(millis), columns.entry(), columns.get("trace"), hash));
    } catch (IllegalArgumentException nonsense) {
      return Optional.empty();
    }
  }
}
