package org.rimborso.audit;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.rimborso.audit.AuditEntry.Action;
import org.rimborso.audit.AuditEntry.Outcome;
import org.rimborso.audit.AuditEntry.Who;
import org.rimborso.chart.Reference;

/**
 * What a row of the trail says, as the texts of its columns, in the order in which they are hashed.
 */
record Columns(List<Optional<String>> values) {
  /** Their names in the table. */
  static final List<String> NAMES =
      List.of(
          "issuer",
          "subject",
          "fhir_user",
          "action",
          "patient",
          "resources",
          "outcome",
          "reason",
          "launch_id",
          "ehr",
          "trace");

  /** The first of them are all that rows had before they knew of EHR and trace. */
  private static final int ELDER = 9;

  Columns {
    values = List.copyOf(values);
  }

  static Columns of(AuditEntry entry, String trace) {
    return new Columns(
        List.of(
            entry.who().map(Who::issuer),
            entry.who().map(Who::subject),
            entry.who().flatMap(Who::fhirUser).map(Reference::toString),
            Optional.of(entry.action().name()),
            entry.patient().map(Reference::toString),
            Optional.of(String.join(" ", entry.resources())),
            Optional.of(entry.outcome().name()),
            Optional.of(entry.reason()),
            entry.launchId(),
            entry.ehr(),
            Optional.of(trace)));
  }

  Optional<String> get(String name) {
    return values.get(NAMES.indexOf(name));
  }

  /**
   * The link that this row is in the chain. Newer rows tell an absent value from an empty one.
   *
   * @param previous hash of the row before
   */
  String link(String previous, long seq, long millis) {
    List<Optional<String>> later = values.subList(ELDER, values.size());
    return later.stream().allMatch(Optional::isEmpty)
        ? ChainLink.of(
            previous,
            seq,
            millis,
            values.subList(0, ELDER).stream().map(v -> v.orElse("")).toList())
        : ChainLink.of(
            previous,
            seq,
            millis,
            values.stream().map(v -> v.map(t -> "=" + t).orElse("-")).toList());
  }

  /**
   * What the row says.
   *
   * @throws IllegalArgumentException if that is nothing we write
   */
  AuditEntry entry() {
    return new AuditEntry(
        get("issuer").map(issuer -> new Who(issuer, text("subject"), reference("fhir_user"))),
        Action.valueOf(text("action")),
        reference("patient"),
        Arrays.stream(text("resources").split(" ", -1)).filter(r -> !r.isEmpty()).toList(),
        Outcome.valueOf(text("outcome")),
        text("reason"),
        get("launch_id"),
        get("ehr"));
  }

  private String text(String name) {
    return get(name).orElseThrow(() -> new IllegalArgumentException("no " + name));
  }

  private Optional<Reference> reference(String name) {
    return get(name)
        .map(
            text ->
                Reference.parse(text)
                    .orElseThrow(() -> new IllegalArgumentException("no reference")));
  }
}
