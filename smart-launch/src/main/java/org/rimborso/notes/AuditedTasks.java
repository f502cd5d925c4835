package org.rimborso.notes;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.rimborso.audit.AuditEntry;
import org.rimborso.audit.AuditEntry.Action;
import org.rimborso.audit.AuditEntry.Outcome;
import org.rimborso.audit.AuditEntry.Who;
import org.rimborso.audit.AuditLog;
import org.rimborso.chart.Reference;
import org.rimborso.store.TaskRow;

/**
 * Writes into the audit trail what became of each telling of work to an EHR, before it is noted
 * down: what the trail cannot take is looked at again.
 */
public final class AuditedTasks {
  private final AuditLog log;

  public AuditedTasks(AuditLog log) {
    this.log = log;
  }

  /**
   * The telling came to its end.
   *
   * @param who made the change that was told, or was not
   */
  void ended(TaskRow row, Who who, Landing landing) {
    if (landing instanceof Landing.Delivered delivered) {
      record(row, who, Optional.of(delivered.record()), "work-task-told");
    } else if (landing instanceof Landing.Here here) {
      record(row, who, Optional.empty(), "work-task-kept-here." + here.reason());
    }
  }

  private void record(TaskRow row, Who who, Optional<Reference> task, String reason) {
    List<String> about =
        Stream.concat(Stream.of(row.account()), task.stream()).map(Reference::toString).toList();
    log.record(
        new AuditEntry(
            Optional.of(who),
            Action.WRITE,
            Optional.of(row.patient()),
            about,
            Outcome.DONE,
            reason,
            Optional.of(row.launchId()),
            Optional.of(row.ehr())));
  }
}
