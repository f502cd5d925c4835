package org.rimborso.launch;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.rimborso.access.Admitted;
import org.rimborso.access.Permission;
import org.rimborso.audit.AuditEntry;
import org.rimborso.audit.AuditEntry.Action;
import org.rimborso.audit.AuditEntry.Outcome;
import org.rimborso.audit.AuditEntry.Who;
import org.rimborso.audit.AuditLog;
import org.rimborso.smart.Launch;
import org.rimborso.web.Door;

/** Writes what happens at the door and the gate does not know of. */
final class AuditedDoor implements Door {
  private final Door door;
  private final AuditLog log;

  AuditedDoor(Door door, AuditLog log) {
    this.door = door;
    this.log = log;
  }

  @Override
  public Optional<Admitted> visitor(HttpServletRequest request, String launchId) {
    return door.visitor(request, launchId);
  }

  @Override
  public boolean permits(Admitted visitor, Permission permission) {
    return door.permits(visitor, permission);
  }

  @Override
  public Entry enter(Launch launch) {
    Entry entry = door.enter(launch);
    if (!(entry instanceof Entered)) {
      String reason = entry instanceof Unmapped ? "unmapped" : "ehr-silent";
      log.record(entry(launch, Action.LAUNCH, Outcome.REFUSED, reason));
    }
    return entry;
  }

  @Override
  public void leave(Admitted visitor, HttpServletResponse response) {
    door.leave(visitor, response);
  }

  @Override
  public void tell(Admitted visitor, Told what) {
    Launch launch = visitor.launch();
    log.record(
        what == Told.EXPORTED
            ? entry(launch, Action.EXPORT, Outcome.DONE, "file")
            : entry(launch, Action.WRITE, Outcome.REFUSED, "forged-form"));
    door.tell(visitor, what);
  }

  /** A row about somebody who has signed in. */
  static AuditEntry entry(Launch launch, Action action, Outcome outcome, String reason) {
    return new AuditEntry(
        Optional.of(
            new Who(launch.user().issuer(), launch.user().subject(), launch.user().fhirUser())),
        action,
        launch.patient(),
        List.of(),
        outcome,
        reason,
        Optional.of(launch.id()),
        Optional.of(launch.ehr()));
  }
}
