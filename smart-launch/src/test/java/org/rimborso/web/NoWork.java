package org.rimborso.web;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rimborso.access.Admitted;
import org.rimborso.chart.Reference;
import org.rimborso.desk.WorkBook;
import org.rimborso.desk.WorkChange;
import org.rimborso.notes.PlacedTask;
import org.rimborso.store.WorkRow;

/** Nobody works on anything; what pages make of work is tested with a real store. */
final class NoWork implements WorkBook {
  @Override
  public Map<Reference, WorkRow> ofPatient(Admitted visitor) {
    return new HashMap<>();
  }

  @Override
  public List<WorkRow.Assignee> assignable(Admitted visitor) {
    return List.of();
  }

  @Override
  public Answer change(Admitted visitor, Reference account, int version, WorkChange change) {
    return new NotKept();
  }

  @Override
  public List<Due> due(Admitted visitor) {
    return List.of();
  }

  @Override
  public Optional<PlacedTask> task(Admitted visitor, Reference account) {
    return Optional.empty();
  }

  @Override
  public LocalDate today(Admitted visitor) {
    return SampleChart.TODAY;
  }
}
