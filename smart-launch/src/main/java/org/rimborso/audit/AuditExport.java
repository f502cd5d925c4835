package org.rimborso.audit;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.rimborso.audit.AuditEntry.Action;
import org.rimborso.audit.AuditEntry.Outcome;
import org.rimborso.audit.AuditEntry.Who;
import org.rimborso.chart.Reference;
import org.rimborso.store.Store;

/** Hands the trail out as AuditEvents. That it was handed out is a row itself, written first. */
public final class AuditExport {
  private static final int PIECE = 500;

  private final AuditRows rows;
  private final AuditLog log;
  private final AuditEvents events;

  public AuditExport(Store store, AuditLog log, AuditEvents events) {
    this.rows = new AuditRows(store);
    this.log = log;
    this.events = events;
  }

  /**
   * What was handed out.
   *
   * @param unreadable rows that say nothing we write: somebody changed them
   */
  public record Result(long events, List<Long> unreadable) {
    public Result {
      unreadable = List.copyOf(unreadable);
    }
  }

  /**
   * Every row that fits, in order, as lines of JSON.
   *
   * @throws NotAudited if the row about the export cannot be written; then nothing is handed out
   */
  public Result write(AuditQuery query, Who by, Consumer<String> lines) {
    log.record(
        new AuditEntry(
            Optional.of(by),
            Action.EXPORT,
            query.patient().flatMap(Reference::parse),
            List.of(),
            Outcome.DONE,
            "audit-export",
            Optional.empty()));
    long written = 0;
    List<Long> unreadable = new java.util.ArrayList<>();
    long after = 0;
    List<StoredRow> piece = rows.following(query, after, PIECE);
    while (!piece.isEmpty()) {
      for (StoredRow row : piece) {
        Optional<AuditRow> readable = row.readable();
        if (readable.isEmpty()) {
          unreadable.add(row.seq());
        }
        List<String> told = readable.map(events::of).orElse(List.of());
        told.forEach(lines);
        written += told.size();
        after = row.seq();
      }
      piece = rows.following(query, after, PIECE);
    }
    return new Result(written, unreadable);
  }
}
