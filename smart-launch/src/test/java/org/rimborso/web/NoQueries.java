package org.rimborso.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.rimborso.access.Admitted;
import org.rimborso.desk.DraftDesk;
import org.rimborso.desk.QueryBook;
import org.rimborso.desk.QueryStep;
import org.rimborso.notes.PlacedTask;
import org.rimborso.store.Query;

/** Nobody is asked anything; what pages make of questions is tested with a real store. */
final class NoQueries implements QueryBook {
  @Override
  public List<Query> ofPatient(Admitted visitor) {
    return List.of();
  }

  @Override
  public Optional<Query> find(Admitted visitor, String id) {
    return Optional.empty();
  }

  @Override
  public boolean isOwn(Admitted visitor, Query query) {
    return false;
  }

  @Override
  public boolean isFor(Admitted visitor, Query query) {
    return false;
  }

  @Override
  public Answer ask(Admitted visitor, Asking asking) {
    return new NotKept();
  }

  @Override
  public Answer step(Admitted visitor, String id, int version, QueryStep step) {
    return new Unknown();
  }

  @Override
  public List<Waiting> waiting(Admitted visitor, Predicate<Waiting> sees) {
    return List.of();
  }

  @Override
  public boolean keepDraft(Admitted visitor, DraftDesk.Form form, Map<String, String> fields) {
    return false;
  }

  @Override
  public Optional<Map<String, String>> draft(Admitted visitor, DraftDesk.Form form) {
    return Optional.empty();
  }

  @Override
  public Optional<PlacedTask> task(Admitted visitor, Query query) {
    return Optional.empty();
  }

  @Override
  public LocalDate today(Admitted visitor) {
    return SampleChart.TODAY;
  }

  @Override
  public LocalDate due(Admitted visitor) {
    return SampleChart.TODAY.plusDays(7);
  }
}
