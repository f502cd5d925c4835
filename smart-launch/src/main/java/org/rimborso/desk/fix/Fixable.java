package org.rimborso.desk.fix;

import java.util.List;
import java.util.Optional;
import org.rimborso.chart.Reference;
import org.rimborso.rule.Finding;

/**
 * A finding that the chart can be corrected for.
 *
 * @param resource to be changed; empty where the fault stands in bills only, which are not the
 *     clinician's
 * @param pointer a JSON Pointer to the faulty element
 * @param visit that it is about, if the chart tells
 * @param faulty the code that cannot stand; empty where there is none
 * @param day in which system codes are, and on which day they count
 * @param bills that say the same
 */
public record Fixable(
    Finding finding,
    FixKind kind,
    Optional<Reference> resource,
    String pointer,
    Optional<Reference> visit,
    String faulty,
    CodeDay day,
    List<Reference> bills) {
  public Fixable {
    bills = List.copyOf(bills);
  }

  /** The type of the resource that is to be written. */
  String type() {
    return kind == FixKind.ADD_DIAGNOSIS
        ? "Condition"
        : resource.map(Reference::type).orElse("Condition");
  }
}
