package org.rimborso.notes;

import java.time.LocalDate;
import java.util.Optional;
import org.rimborso.chart.Note;
import org.rimborso.fhir.TaskKind;
import org.rimborso.fhir.write.TaskContent;
import org.rimborso.fhir.write.TaskContent.Standing;
import org.rimborso.store.NoteRow;
import org.rimborso.store.TaskRow;
import org.rimborso.store.WorkRow;
import org.rimborso.store.WorkRows;

/** What EHRs are to be told of work on accounts. Reasons for putting off stay here. */
public record WorkOrders(WorkRows work) implements TaskOrders {
  private static final String UNDO = "undo";

  @Override
  public Optional<TaskContent> of(TaskRow row) {
    return work.find(row.ehr(), row.change().subject().of(), row.wanted()).map(this::content);
  }

  private TaskContent content(WorkRow row) {
    boolean open = !row.state().says(WorkRow.State.NONE);
    return new TaskContent(
        TaskKind.WORK,
        row.account().toString(),
        row.patient(),
        row.account(),
        Optional.empty(),
        open ? Standing.REQUESTED : ended(row.change()),
        row.state().assigned().map(one -> owner(row.ehr(), one.to())),
        until(row.state()),
        People.of(work, row.ehr(), row.change().who(), row.change().name()),
        row.change().at(),
        row.change().at());
  }

  private static Standing ended(WorkRow.Change change) {
    return change.what().equals(UNDO) ? Standing.CANCELLED : Standing.COMPLETED;
  }

  private static Optional<LocalDate> until(WorkRow.State state) {
    return state.followUpOn().or(() -> state.snooze().map(WorkRow.Snooze::until));
  }

  private Note.Author owner(String ehr, WorkRow.Assignee assignee) {
    Optional<NoteRow.Owner> person = assignee.person();
    return person
        .map(one -> People.of(work, ehr, one, assignee.name()))
        .orElseGet(() -> new Note.Author("", assignee.name()));
  }
}
