package org.rimborso.desk.fix;

import java.util.List;
import java.util.Optional;
import org.rimborso.store.FixRow;
import org.rimborso.store.FixRow.State;

/** The corrections of a patient, the oldest first, with the questions pages ask of them. */
public record FixHistory(List<FixRow> rows) {
  public FixHistory {
    rows = List.copyOf(rows);
  }

  /** The latest correction for a finding, taking back aside; empty where there is none. */
  public Optional<FixRow> latest(String finding) {
    return rows.stream()
        .filter(row -> row.about().finding().equals(finding) && row.undoes().isEmpty())
        .reduce((one, later) -> later);
  }

  /** What took a correction back, if anything did. */
  public Optional<FixRow> undoing(FixRow row) {
    return rows.stream()
        .filter(other -> other.undoes().equals(Optional.of(row.id())))
        .filter(other -> other.ending().state() == State.WRITTEN)
        .findFirst();
  }

  /** Whether a correction stands in the EHR. */
  public boolean stands(FixRow row) {
    return row.undoes().isEmpty()
        && row.ending().state() == State.WRITTEN
        && undoing(row).isEmpty();
  }
}
