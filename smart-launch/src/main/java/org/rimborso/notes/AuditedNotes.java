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
import org.rimborso.smart.Launch;
import org.rimborso.smart.User;
import org.rimborso.store.NoteRow;

/**
 * Writes each write of a note, or letter, into the audit trail. What the trail cannot take does not
 * happen: a note is not saved, a delivery is looked at again.
 */
public final class AuditedNotes implements NoteTrail {
  private final AuditLog log;
  private final String what;

  public AuditedNotes(AuditLog log) {
    this(log, "note");
  }

  private AuditedNotes(AuditLog log, String what) {
    this.log = log;
    this.what = what;
  }

  @Override
  public NoteTrail ofLetters() {
    return new AuditedNotes(log, "letter");
  }

  @Override
  public void saving(NoteRow row) {
    record(row, List.of(row.account().toString()), what + "-save");
  }

  @Override
  public void striking(NoteRow row) {
    record(row, List.of(row.account().toString()), what + "-strike");
  }

  @Override
  public void refused(NoteRow row, Launch launch) {
    User user = launch.user();
    log.record(
        new AuditEntry(
            Optional.of(new Who(user.issuer(), user.subject(), user.fhirUser())),
            Action.WRITE,
            launch.patient(),
            List.of(row.account().toString()),
            Outcome.REFUSED,
            what + "-strike",
            Optional.of(launch.id()),
            Optional.of(launch.ehr())));
  }

  @Override
  public void ended(NoteRow row, Landing landing) {
    if (landing instanceof Landing.Delivered delivered) {
      record(
          row,
          List.of(row.account().toString(), delivered.record().toString()),
          what + "-delivered");
    } else if (landing instanceof Landing.Here here) {
      record(row, List.of(row.account().toString()), what + "-kept-here." + here.reason());
    }
  }

  @Override
  public void attributed(
      NoteRow row, Reference record, Attribution how, Optional<Reference> provenance) {
    List<String> about =
        Stream.concat(Stream.of(row.account(), record), provenance.stream())
            .map(Reference::toString)
            .toList();
    if (how == Attribution.SAID) {
      record(row, about, what + "-attributed");
    } else {
      record(row, about, what + "-attributed." + how, Outcome.FAILED);
    }
  }

  private void record(NoteRow row, List<String> resources, String reason) {
    record(row, resources, reason, Outcome.DONE);
  }

  private void record(NoteRow row, List<String> resources, String reason, Outcome outcome) {
    Who who =
        new Who(
            row.owner().issuer(),
            row.owner().subject(),
            Reference.parse(row.note().author().reference()));
    log.record(
        new AuditEntry(
            Optional.of(who),
            Action.WRITE,
            Optional.of(row.patient()),
            resources,
            outcome,
            reason,
            Optional.of(row.launchId()),
            Optional.of(row.ehr())));
  }
}
