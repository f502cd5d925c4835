package org.rimborso.desk.fix;

import java.util.List;
import java.util.Optional;
import org.rimborso.chart.Reference;
import org.rimborso.fhir.write.ConceptEdit;
import org.rimborso.fhir.write.ElementChange;
import org.rimborso.store.FixRow;

/** The entry of a visit's list of diagnoses that names one which a correction added. */
final class AddedLine {
  private static final String LIST = "/diagnosis";

  private AddedLine() {}

  /** Whether the visit names the diagnosis. */
  static boolean isIn(Fresh.Got visit, Reference condition) {
    return ConceptEdit.names(visit.raw().at(LIST), condition);
  }

  /** What puts it in. */
  static List<ElementChange> put(Fresh.Got visit, Reference condition) {
    Optional<String> before = visit.raw().at(LIST);
    return List.of(
        new ElementChange(LIST, before, Optional.of(ConceptEdit.naming(before, condition))));
  }

  /** Whether it stands there once, as it was written, or not at all any more. */
  static boolean isAsWritten(FixRow added, Fresh.Got visit) {
    return !isIn(visit, added.ending().made().orElseThrow()) || taken(added, visit).isPresent();
  }

  /** What takes it out again; empty where it is not there, or not as it was written. */
  static Optional<List<ElementChange>> taken(FixRow added, Fresh.Got visit) {
    Reference condition = added.ending().made().orElseThrow();
    Optional<String> now = visit.raw().at(LIST);
    Optional<String> written =
        ElementChange.list(added.changes()).stream()
            .filter(one -> one.pointer().equals(LIST))
            .flatMap(one -> one.after().stream())
            .findFirst();
    return ConceptEdit.nameAlike(now, written, condition)
        ? Optional.of(List.of(new ElementChange(LIST, now, ConceptEdit.unnaming(now, condition))))
        : Optional.empty();
  }
}
