package org.rimborso.desk;

import java.util.List;
import java.util.Optional;
import org.rimborso.chart.Reference;
import org.rimborso.chart.WriteOff;
import org.rimborso.store.WriteOffRow;

/** What was given up of a patient's accounts, as facts of their chart. */
final class GivenUp {
  private GivenUp() {}

  /** The approved ones: what waits, was refused or taken back gives up nothing. */
  static List<WriteOff> of(List<WriteOffRow> decisions) {
    return decisions.stream()
        .filter(row -> row.decision() == WriteOffRow.Decision.APPROVED)
        .map(
            row ->
                new WriteOff(
                    new Reference("WriteOff", row.noteId()),
                    Optional.of(row.patient()),
                    row.account(),
                    row.amount()))
        .toList();
  }
}
