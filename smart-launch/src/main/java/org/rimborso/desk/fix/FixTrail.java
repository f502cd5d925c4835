package org.rimborso.desk.fix;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.rimborso.audit.AuditEntry;
import org.rimborso.audit.AuditEntry.Action;
import org.rimborso.audit.AuditEntry.Outcome;
import org.rimborso.audit.AuditEntry.Who;
import org.rimborso.audit.AuditLog;
import org.rimborso.chart.Reference;
import org.rimborso.smart.Launch;
import org.rimborso.smart.User;
import org.rimborso.store.FixRow;

/**
 * Writes corrections into the audit trail: before the EHR is asked, and when it is known how it
 * ended. What the trail cannot take does not happen.
 */
record FixTrail(AuditLog log) {

  /** Resources are about to be read for a preview. */
  void looking(Launch launch, Reference resource) {
    record(launch, Action.READ, List.of(resource), Outcome.DONE, "fix-preview");
  }

  /**
   * A write begins.
   *
   * @param beside what it changes besides, if anything
   */
  void begins(Launch launch, FixRow row, Optional<Reference> beside) {
    record(launch, Action.WRITE, about(row, beside), Outcome.DONE, "fix-begin");
  }

  private static List<Reference> about(FixRow row, Optional<Reference> beside) {
    Stream<Reference> changed = Stream.concat(Stream.of(row.about().resource()), beside.stream());
    return Stream.concat(row.ending().made().stream(), changed).toList();
  }

  /** It is known how a write ended, or that it is not known. */
  void ended(Launch launch, FixRow row, Optional<Reference> beside) {
    Outcome outcome =
        switch (row.ending().state()) {
          case WRITTEN, GONE, STANDS, BEGUN -> Outcome.DONE;
          case REFUSED -> Outcome.REFUSED;
          case CHANGED, NOT_WRITTEN, UNKNOWN -> Outcome.FAILED;
        };
    String reason = "fix-" + row.ending().state().code();
    record(launch, Action.WRITE, about(row, beside), outcome, reason);
  }

  /** The EHR was told who wrote, or was not. */
  void attributed(Launch launch, FixRow row, String how, Optional<Reference> provenance) {
    List<Reference> about =
        Stream.concat(Stream.of(row.about().resource()), provenance.stream()).toList();
    record(
        launch,
        Action.WRITE,
        about,
        how.isEmpty() ? Outcome.DONE : Outcome.FAILED,
        "fix-attributed" + (how.isEmpty() ? "" : "." + how));
  }

  private void record(
      Launch launch, Action action, List<Reference> about, Outcome outcome, String reason) {
    User user = launch.user();
    log.record(
        new AuditEntry(
            Optional.of(new Who(user.issuer(), user.subject(), user.fhirUser())),
            action,
            launch.patient(),
            about.stream().map(Reference::toString).toList(),
            outcome,
            reason,
            Optional.of(launch.id()),
            Optional.of(launch.ehr())));
  }
}
