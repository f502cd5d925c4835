package org.rimborso.desk.fix;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Condition;
import org.rimborso.chart.Encounter;
import org.rimborso.fhir.write.ConceptEdit;
import org.rimborso.fhir.write.ElementChange;
import org.rimborso.store.FixRow;

/**
 * How a correction is taken back. An element gets what it said before, as long as it still says
 * exactly what was written; a Condition that was made is marked as entered in error, for nothing is
 * ever deleted, and the visit does not name it any more ({@link AddedLine}).
 */
final class FixUndo {
  private static final String VERIFICATION =
      "http://terminology.hl7.org/CodeSystem/condition-ver-status";

  private FixUndo() {}

  /** The changes that take it back; empty where the resource is not what was written any more. */
  static Optional<List<ElementChange>> changes(FixRow row, Fresh.Got fresh) {
    if (row.ending().made().isPresent()) {
      return made(row, fresh);
    }
    List<ElementChange> back =
        ElementChange.list(row.changes()).stream().map(ElementChange::inverse).toList();
    return fresh.raw().isBefore(back) ? Optional.of(back) : Optional.empty();
  }

  private static Optional<List<ElementChange>> made(FixRow row, Fresh.Got fresh) {
    boolean still =
        fresh
            .resource()
            .filter(Condition.class::isInstance)
            .map(Condition.class::cast)
            .filter(one -> !one.isRefuted() && Fixables.holds(one.code(), row.about().after()))
            .isPresent();
    if (!still) {
      return Optional.empty();
    }
    List<ElementChange> back = new ArrayList<>();
    Optional<String> status = fresh.raw().at("/verificationStatus");
    back.add(
        new ElementChange(
            "/verificationStatus",
            status,
            Optional.of(ConceptEdit.status(status, VERIFICATION, "entered-in-error"))));
    // FHIR's con-5: what was entered in error has no clinical status.
    fresh
        .raw()
        .at("/clinicalStatus")
        .ifPresent(
            clinical ->
                back.add(
                    new ElementChange("/clinicalStatus", Optional.of(clinical), Optional.empty())));
    return Optional.of(back);
  }

  /** Whether the chart, as far as it shows it, still has what was written. */
  static boolean mayStand(Chart chart, FixRow row) {
    if (row.about().kind().equals(FixKind.RECODE.code())
        && row.about().resource().type().equals("Condition")) {
      return chart
          .find(row.about().resource(), Condition.class)
          .filter(one -> Fixables.holds(one.code(), row.about().after()))
          .isPresent();
    }
    return row.ending().made().isPresent()
        ? chart.find(row.ending().made().get(), Condition.class).isPresent()
        : chart.find(row.about().resource(), Condition.class).isPresent()
            || chart.find(row.about().resource(), Encounter.class).isPresent();
  }
}
