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
import org.rimborso.fhir.write.TaskContent;
import org.rimborso.store.TaskRow;

/**
 * Writes into the audit trail what became of each telling of something to an EHR, before it is
 * noted down: what the trail cannot take is looked at again.
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
  void ended(TaskRow row, TaskContent content, Who who, Landing landing) {
    String what = row.kind().code() + "-task-";
    if (landing instanceof Landing.Delivered delivered) {
      record(row, content, who, Optional.of(delivered.record()), what + "told");
    } else if (landing instanceof Landing.Here here) {
      record(row, content, who, Optional.empty(), what + "kept-here." + here.reason());
    }
  }

  private void record(
      TaskRow row, TaskContent content, Who who, Optional<Reference> task, String reason) {
    List<String> about =
        Stream.of(content.encounter().stream(), Stream.of(content.focus()), task.stream())
            .flatMap(some -> some)
            .map(Reference::toString)
            .distinct()
            .toList();
    log.record(
        new AuditEntry(
            Optional.of(who),
            Action.WRITE,
            Optional.of(row.change().patient()),
            about,
            Outcome.DONE,
            reason,
            Optional.of(row.launchId()),
            Optional.of(row.ehr())));
  }
}
