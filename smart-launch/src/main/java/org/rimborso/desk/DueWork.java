package org.rimborso.desk;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rimborso.chart.Reference;
import org.rimborso.store.NoteRow;
import org.rimborso.store.WorkPlaces;
import org.rimborso.store.WorkRow;

/** One person's list: what the store says of work and what their notes say of days. */
final class DueWork {
  private static final Comparator<WorkBook.Due> BY_DAY =
      Comparator.comparing((WorkBook.Due due) -> !due.dated())
          .thenComparing(WorkBook.Due::on)
          .thenComparing(WorkBook.Due::account)
          .thenComparing(WorkBook.Due::reason);

  private final ZoneId zone;
  private final LocalDate today;

  /**
   * @param zone the site's, in which a day begins
   */
  DueWork(ZoneId zone, Instant now) {
    this.zone = zone;
    today = LocalDate.ofInstant(now, zone);
  }

  /**
   * The list, by day; what is only assigned comes last.
   *
   * @param work what is theirs
   * @param notes their active notes in the order of writing
   * @param elsewhere how other accounts stand, for those that a note speaks of
   */
  List<WorkBook.Due> of(
      List<WorkRow> work, List<NoteRow> notes, Map<Reference, WorkRow> elsewhere) {
    Map<Reference, WorkRow> known = new HashMap<>(elsewhere);
    work.forEach(row -> known.put(row.account(), row));
    List<WorkBook.Due> all = new ArrayList<>();
    latest(notes).values().stream()
        .filter(note -> !isOfSomebodyElse(note, known))
        .forEach(note -> addNote(all, note, known));
    work.forEach(row -> addWork(all, row));
    return all.stream().distinct().sorted(BY_DAY).toList();
  }

  /** Of several notes about an account the last one counts. */
  private static Map<Reference, NoteRow> latest(List<NoteRow> notes) {
    Map<Reference, NoteRow> latest = new LinkedHashMap<>();
    notes.forEach(note -> latest.put(note.account(), note));
    return latest;
  }

  private static boolean isOfSomebodyElse(NoteRow note, Map<Reference, WorkRow> known) {
    return Optional.ofNullable(known.get(note.account()))
        .flatMap(row -> row.state().assigned())
        .filter(one -> !one.to().person().equals(Optional.of(note.owner())))
        .isPresent();
  }

  private void addNote(List<WorkBook.Due> all, NoteRow row, Map<Reference, WorkRow> known) {
    WorkRow work = known.get(row.account());
    if (work != null && work.state().sleepsOn(today)) {
      return;
    }
    String visits = work == null ? "" : work.visits();
    row.note()
        .followUpOn()
        .filter(on -> work == null || work.state().followUpOn().isEmpty())
        .ifPresent(on -> all.add(due(row, WorkBook.Reason.FOLLOW_UP, on, visits)));
    row.note().promisedOn().ifPresent(on -> all.add(due(row, WorkBook.Reason.PROMISE, on, visits)));
  }

  private static WorkBook.Due due(
      NoteRow row, WorkBook.Reason reason, LocalDate on, String visits) {
    return new WorkBook.Due(
        row.patient(), row.account(), reason, on, true, WorkPlaces.visits(visits, row.patient()));
  }

  private void addWork(List<WorkBook.Due> all, WorkRow row) {
    WorkRow.State state = row.state();
    int before = all.size();
    state.snooze().ifPresent(one -> all.add(due(row, WorkBook.Reason.AWAKE, one.until(), true)));
    if (!state.sleepsOn(today)) {
      state.followUpOn().ifPresent(on -> all.add(due(row, WorkBook.Reason.FOLLOW_UP, on, true)));
    }
    if (all.size() == before) {
      state
          .assigned()
          .map(one -> LocalDate.ofInstant(one.at(), zone))
          .ifPresent(on -> all.add(due(row, WorkBook.Reason.ASSIGNED, on, false)));
    }
  }

  private static WorkBook.Due due(
      WorkRow row, WorkBook.Reason reason, LocalDate on, boolean dated) {
    return new WorkBook.Due(
        row.patient(),
        row.account(),
        reason,
        on,
        dated,
        WorkPlaces.visits(row.visits(), row.patient()));
  }
}
