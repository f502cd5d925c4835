package org.rimborso.desk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
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

  /**
   * What was done to a list over several patients: a row for each of them, so that it can be told
   * who looked at whom.
   *
   * @param about what a line of the list names
   */
  static <T> List<AuditEntry> ofEach(
      Launch launch,
      AuditEntry.Action action,
      List<T> lines,
      Function<T, Reference> patient,
      Function<T, Reference> about,
      String reason) {
    Map<Reference, Set<String>> named = new LinkedHashMap<>();
    for (T line : lines) {
      named
          .computeIfAbsent(patient.apply(line), one -> new TreeSet<>())
          .add(about.apply(line).toString());
    }
    List<AuditEntry> entries = new ArrayList<>();
    named.forEach(
        (one, of) -> entries.add(of(launch, action, Optional.of(one), List.copyOf(of), reason)));
    return entries;
  }

  /** The user as the store knows them. */
  public static NoteRow.Owner owner(Launch launch) {
    return new NoteRow.Owner(launch.user().issuer(), launch.user().subject());
  }
}
