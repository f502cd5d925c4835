package org.rimborso.desk;

import java.util.List;
import java.util.Optional;
import org.rimborso.audit.AuditEntry;
import org.rimborso.chart.Reference;
import org.rimborso.smart.Launch;
import org.rimborso.smart.User;
import org.rimborso.store.NoteRow;

/** Rows of the audit trail about what a launch's user did. */
public final class Entries {
  private Entries() {}

  /** What was done to the launch's own patient. */
  public static AuditEntry of(
      Launch launch, AuditEntry.Action action, List<String> resources, String reason) {
    return of(launch, action, launch.patient(), resources, reason);
  }

  static AuditEntry of(
      Launch launch,
      AuditEntry.Action action,
      Optional<Reference> patient,
      List<String> resources,
      String reason) {
    User user = launch.user();
    return new AuditEntry(
        Optional.of(new AuditEntry.Who(user.issuer(), user.subject(), user.fhirUser())),
        action,
        patient,
        resources,
        AuditEntry.Outcome.DONE,
        reason,
        Optional.of(launch.id()),
        Optional.of(launch.ehr()));
  }

  /** The user as the store knows them. */
  public static NoteRow.Owner owner(Launch launch) {
    return new NoteRow.Owner(launch.user().issuer(), launch.user().subject());
  }
}
