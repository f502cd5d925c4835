package org.rimborso.notes;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import org.rimborso.chart.Note;
import org.rimborso.chart.Reference;
import org.rimborso.fhir.write.WorkTask;
import org.rimborso.fhir.write.WorkTask.Standing;
import org.rimborso.store.NoteRow;
import org.rimborso.store.WorkRow;

/**
 * What the EHR is to be told of one version of an account's work.
 *
 * @param needless why no Task is made where there is none; empty to make one
 */
record WorkOrder(WorkTask task, Optional<Landing.Reason> needless) {
  private static final String UNDO = "undo";

  /**
   * Reads it from the version. Reasons for putting off stay here: people type what they like.
   *
   * @param resources the resource behind a person at this EHR, where known
   */
  static WorkOrder of(WorkRow row, Function<NoteRow.Owner, Optional<Reference>> resources) {
    Standing standing = standing(row);
    boolean told = standing == Standing.REQUESTED;
    Optional<Landing.Reason> needless =
        row.restricted()
            ? Optional.of(Landing.Reason.RESTRICTED)
            : told ? Optional.empty() : Optional.of(Landing.Reason.NOTHING_TO_DO);
    return new WorkOrder(
        new WorkTask(
            row.patient(),
            row.account(),
            standing,
            told ? row.state().assigned().map(one -> who(one.to(), resources)) : Optional.empty(),
            told ? until(row.state()) : Optional.empty(),
            author(resources.apply(row.change().who()), row.change().name()),
            row.change().at()),
        needless);
  }

  private static Standing standing(WorkRow row) {
    if (row.restricted()) {
      return Standing.CANCELLED;
    }
    if (!row.state().says(WorkRow.State.NONE)) {
      return Standing.REQUESTED;
    }
    return row.change().what().equals(UNDO) ? Standing.CANCELLED : Standing.COMPLETED;
  }

  private static Optional<LocalDate> until(WorkRow.State state) {
    return state.followUpOn().or(() -> state.snooze().map(WorkRow.Snooze::until));
  }

  private static Note.Author who(
      WorkRow.Assignee assignee, Function<NoteRow.Owner, Optional<Reference>> resources) {
    return author(assignee.person().flatMap(resources), assignee.name());
  }

  private static Note.Author author(Optional<Reference> resource, String name) {
    return new Note.Author(resource.map(Reference::toString).orElse(""), name);
  }
}
