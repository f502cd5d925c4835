package org.rimborso.notes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rimborso.chart.Reference;
import org.rimborso.store.DuplicateRow;
import org.rimborso.store.NoteRow;
import org.rimborso.store.TaskRow;
import org.rimborso.store.WorkRow;

/** An account's work is a Task of the EHR, which follows each change. */
class TaskOutboxTest {
  private static final Reference TASK = new Reference("Task", "t1");

  @TempDir private Path folder;
  private final FakeTasks ehr = new FakeTasks();
  private final Desk.TestClock clock = new Desk.TestClock();
  private TaskDesk desk;

  @BeforeEach
  void open() {
    desk = new TaskDesk(folder, ehr, clock);
  }

  @AfterEach
  void close() {
    desk.close();
  }

  private void assign() {
    desk.save(TaskDesk.to(TaskDesk.LEO, "Leo"), "assign");
  }

  private PlacedTask here(Landing.Reason reason) {
    return new PlacedTask(new Landing.Here(reason), Optional.empty());
  }

  @Test
  void assign_ofAnAccount_isATaskThatNamesOwnerDayAndBill() {
    desk.knows(TaskDesk.LEO, new Reference("Practitioner", "leo"));
    assign();
    ObjectNode task = ehr.only();
    assertThat(task.path("status").asText()).isEqualTo("requested");
    assertThat(task.at("/owner/reference").asText()).isEqualTo("Practitioner/leo");
    assertThat(task.at("/owner/display").asText()).isEqualTo("Leo");
    assertThat(task.at("/restriction/period/end").asText()).isEqualTo("2026-12-01");
    assertThat(task.at("/focus/reference").asText()).isEqualTo("Claim/c1");
    assertThat(task.at("/for/reference").asText()).isEqualTo("Patient/p1");
    assertThat(desk.placed())
        .isEqualTo(new PlacedTask(new Landing.Delivered(TASK, Optional.of("1")), Optional.empty()));
    assertThat(desk.trail()).containsExactly("sub-1 Patient/p1 Claim/c1 Task/t1 work-task-told");
  }

  @Test
  void assignee_whoseResourceIsNotKnown_isToldByName() {
    assign();
    assertThat(ehr.only().path("owner").toString()).isEqualTo("{\"display\":\"Leo\"}");
  }

  @Test
  void putOff_withAReason_tellsTheDayAndNeverTheReason() {
    desk.save(TaskDesk.putOff("Owes 4711 USD"), "snooze");
    assertThat(ehr.only().at("/restriction/period/end").asText()).isEqualTo("2026-12-10");
    assertThat(ehr.only().toString()).doesNotContain("4711");
  }

  @Test
  void changes_ofOneAccount_changeOneTaskAndLeaveWhatOthersAdded() {
    assign();
    ehr.change(TASK, task -> task.put("groupIdentifierNote", "another's"));
    clock.pass(Duration.ofMinutes(5));
    desk.save(WorkRow.State.NONE, "unassign");
    ObjectNode task = ehr.only();
    assertThat(task.path("status").asText()).isEqualTo("completed");
    assertThat(task.has("owner")).isFalse();
    assertThat(task.has("restriction")).isFalse();
    assertThat(task.path("groupIdentifierNote").asText()).isEqualTo("another's");
    assertThat(task.path("lastModified").asText()).startsWith("2026-11-23T08:05");
    assertThat(task.path("authoredOn").asText()).startsWith("2026-11-23T08:00");
    assign();
    assertThat(ehr.only().path("status").asText()).isEqualTo("requested");
  }

  @Test
  void undo_ofTheOnlyChange_cancelsTheTask() {
    assign();
    desk.save(WorkRow.State.NONE, "undo");
    assertThat(ehr.only().path("status").asText()).isEqualTo("cancelled");
  }

  @Test
  void undo_ofALaterChange_goesBackToWhatTheTaskSaidBefore() {
    assign();
    ObjectNode before = ehr.only().deepCopy();
    desk.save(TaskDesk.putOff("x"), "snooze");
    assertThat(ehr.only().has("owner")).isFalse();
    desk.save(TaskDesk.to(TaskDesk.LEO, "Leo"), "undo");
    assertThat(ehr.only().path("owner")).isEqualTo(before.path("owner"));
    assertThat(ehr.only().path("restriction")).isEqualTo(before.path("restriction"));
    assertThat(ehr.only().path("status").asText()).isEqualTo("requested");
  }

  @Test
  void nothingToDo_withoutATask_makesNone() {
    desk.save(WorkRow.State.NONE, "wake");
    assertThat(ehr.standing()).isEmpty();
    assertThat(desk.placed()).isEqualTo(here(Landing.Reason.NOTHING_TO_DO));
  }

  @Test
  void site_thatWantsNoTasks_getsNoneAndKeepsTheWork() {
    ehr.wanted = false;
    assign();
    assertThat(ehr.writes).isZero();
    assertThat(desk.work.current("e1", Desk.CLAIM)).isPresent();
    assertThat(desk.outbox.placed(desk.change())).isEmpty();
  }

  @Test
  void site_thatWantsNoneAnyMore_leavesTheTaskAndSaysThatItIsStale() {
    assign();
    ehr.wanted = false;
    desk.save(WorkRow.State.NONE, "unassign");
    assertThat(ehr.only().path("status").asText()).isEqualTo("requested");
    assertThat(desk.placed().stale()).contains(TASK);
  }

  @Test
  void restrictedRecord_isNeverATaskAndTakesBackTheOneBefore() {
    desk.save(
        TaskDesk.launch("l1", TaskDesk.SCOPES),
        desk.next(TaskDesk.to(TaskDesk.LEO, "Leo"), "assign", true));
    assertThat(ehr.writes).isZero();
    assertThat(desk.placed()).isEqualTo(here(Landing.Reason.RESTRICTED));
    assign();
    desk.save(
        TaskDesk.launch("l1", TaskDesk.SCOPES),
        desk.next(TaskDesk.to(TaskDesk.BEA, "Bea"), "assign", true));
    assertThat(ehr.only().path("status").asText()).isEqualTo("cancelled");
    assertThat(ehr.only().has("owner")).isFalse();
  }

  @Test
  void placed_ofAnotherPatient_isNotTold() {
    assign();
    TaskRow.Change newest = desk.change();
    assertThat(
            desk.outbox.placed(
                new TaskRow.Change(
                    newest.subject(), 1, new Reference("Patient", "p2"), false, newest.by())))
        .isEmpty();
  }

  @Test
  void save_ofAVersionThatIsThere_keepsNeitherWorkNorWish() {
    assign();
    WorkRow late = desk.next(WorkRow.State.NONE, "unassign");
    desk.save(TaskDesk.putOff("x"), "snooze");
    assertThatThrownBy(() -> desk.save(TaskDesk.launch("l9", TaskDesk.SCOPES), late))
        .isInstanceOf(DuplicateRow.class);
    assertThat(desk.row().wanted()).isEqualTo(2);
    assertThat(desk.row().launchId()).isEqualTo("l1");
  }

  @Test
  void launch_withoutTheScope_writesNothingUntilOneWithItIsBack() {
    assign();
    Set<String> narrow = Set.of("user/Task.cru", "user/Claim.rs");
    desk.save(TaskDesk.launch("l2", narrow), desk.next(WorkRow.State.NONE, "unassign"));
    assertThat(ehr.only().path("status").asText()).isEqualTo("requested");
    assertThat(desk.placed())
        .isEqualTo(new PlacedTask(new Landing.Here(Landing.Reason.NO_SCOPE), Optional.of(TASK)));
    desk.outbox.resumeFor(TaskDesk.launch("l3", narrow));
    desk.outbox.resumeFor(Desk.launch("l4", "sub-2", Optional.of(Desk.PATIENT), TaskDesk.SCOPES));
    assertThat(desk.row().delivery().state()).isEqualTo(NoteRow.State.HERE);
    desk.outbox.resumeFor(TaskDesk.launch("l5", TaskDesk.SCOPES));
    assertThat(ehr.only().path("status").asText()).isEqualTo("completed");
    assertThat(ehr.launchUsed).isEqualTo("l5");
  }

  @Test
  void token_thatEnded_waitsForWhoMadeTheChange() {
    ehr.token = false;
    assign();
    assertThat(desk.placed().landing()).isEqualTo(new Landing.Waiting());
    ehr.token = true;
    desk.outbox.resume();
    Optional<Reference> other = Optional.of(new Reference("Patient", "p2"));
    desk.outbox.resumeFor(Desk.launch("l6", "sub-1", other, TaskDesk.SCOPES));
    assertThat(ehr.standing()).isEmpty();
    desk.outbox.resumeFor(TaskDesk.launch("l7", TaskDesk.SCOPES));
    assertThat(ehr.standing()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"403,false", "404,true", "422,true"})
  void refusal_isRememberedForADayForOneUserOrForAll(int status, boolean forAll) {
    ehr.refusesWrites = status;
    assign();
    assertThat(desk.placed()).isEqualTo(here(Landing.Reason.REFUSED));
    ehr.refusesWrites = 0;
    assign();
    assertThat(ehr.standing()).isEmpty();
    clock.pass(Duration.ofHours(25));
    assign();
    assertThat(ehr.standing()).hasSize(1);
    String refused =
        desk.store.read(
            handle ->
                handle
                    .createQuery("select subject from note_refusal where ehr = 'e1 Task work'")
                    .mapTo(String.class)
                    .one());
    assertThat(refused).isEqualTo(forAll ? "" : "sub-1");
  }

  @Test
  void ehr_thatTakesNoTasks_isNotAsked() {
    ehr.taken = false;
    assign();
    assertThat(ehr.writes).isZero();
    assertThat(desk.placed()).isEqualTo(here(Landing.Reason.NOT_OFFERED));
  }

  @Test
  void work_changedWhileTheTaskIsOnItsWay_isToldInTheEnd() {
    ehr.beforeWrite =
        () -> {
          WorkRow later = desk.next(WorkRow.State.NONE, "unassign");
          desk.work.insert(
              later,
              Optional.of(new TaskRow(later.telling(), "l2", 0, NoteRow.Delivery.sending(0, 0))));
        };
    assign();
    assertThat(desk.row().told()).isEqualTo(1);
    assertThat(desk.placed().landing()).isEqualTo(new Landing.Sending());
    assertThat(desk.placed().stale()).contains(TASK);
    desk.outbox.deliverDue();
    assertThat(ehr.only().path("status").asText()).isEqualTo("completed");
    assertThat(desk.row().told()).isEqualTo(2);
  }
}
