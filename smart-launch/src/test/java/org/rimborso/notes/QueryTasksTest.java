package org.rimborso.notes;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.params.provider.ValueSource;
import org.rimborso.chart.Reference;
import org.rimborso.smart.Launch;
import org.rimborso.store.NoteRow;
import org.rimborso.store.OutboxLeases;
import org.rimborso.store.QueryEvent.What;
import org.rimborso.store.QueryRow;
import org.rimborso.store.WorkRow;

/** A question to a clinician is a Task of the EHR that tells of it, and never what it says. */
class QueryTasksTest {
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

  private static Launch clinician(String id, Set<String> scopes) {
    return Desk.launch(id, "sub-2", Optional.of(Desk.PATIENT), scopes);
  }

  private String status() {
    return ehr.only().path("status").asText();
  }

  private void isHere(Landing.Reason reason) {
    assertThat(desk.questionPlaced())
        .isEqualTo(new PlacedTask(new Landing.Here(reason), Optional.empty()));
  }

  @Test
  void question_asked_isATaskForWhomItIsForAndSaysNothingOfIt() {
    desk.knows(TaskDesk.BEA, new Reference("Practitioner", "bea"));
    desk.ask();
    ObjectNode task = ehr.only();
    assertThat(task.path("status").asText()).isEqualTo("requested");
    assertThat(task.path("intent").asText()).isEqualTo("order");
    assertThat(task.at("/identifier/0/value").asText()).isEqualTo(TaskDesk.QUESTION);
    assertThat(task.at("/owner/reference").asText()).isEqualTo("Practitioner/leo");
    assertThat(task.at("/requester/reference").asText()).isEqualTo("Practitioner/bea");
    assertThat(task.at("/for/reference").asText()).isEqualTo("Patient/p1");
    assertThat(task.at("/focus/reference").asText()).isEqualTo("Encounter/v1");
    assertThat(task.at("/encounter/reference").asText()).isEqualTo("Encounter/v1");
    assertThat(task.at("/restriction/period/end").asText()).isEqualTo("2026-12-01");
    assertThat(task.toString()).doesNotContain("4711", "Which one", "Claim/");
    assertThat(desk.questionPlaced())
        .isEqualTo(new PlacedTask(new Landing.Delivered(TASK, Optional.of("1")), Optional.empty()));
    assertThat(desk.trail())
        .containsExactly("sub-1 Patient/p1 Encounter/v1 Task/t1 query-task-told");
  }

  @ParameterizedTest
  @CsvSource({
    "Claim/c1,,Claim/c1",
    ",rule:Condition/d1:E11,Condition/d1",
    ",rule:Coverage/k1,Coverage/k1"
  })
  void question_aboutNoVisit_leadsToTheRecordAtFaultOrTheBill(
      String account, String finding, String focus) {
    QueryRow asked = desk.question();
    QueryRow.About about =
        new QueryRow.About(
            Optional.ofNullable(account).flatMap(Reference::parse),
            Optional.ofNullable(finding),
            Optional.empty());
    desk.ask(
        TaskDesk.launch("l1", TaskDesk.SCOPES),
        new QueryRow(
            asked.id(),
            asked.ehr(),
            asked.patient(),
            about,
            "",
            false,
            Optional.empty(),
            asked.kind(),
            asked.wording(),
            asked.asked()),
        false);
    assertThat(ehr.only().at("/focus/reference").asText()).isEqualTo(focus);
    assertThat(ehr.only().has("encounter")).isFalse();
    assertThat(ehr.only().has("owner")).isFalse();
  }

  @Test
  void answer_reopening_andClosing_changeTheSameTask() {
    desk.ask();
    clock.pass(Duration.ofMinutes(5));
    desk.step(What.REMINDED);
    assertThat(status()).isEqualTo("requested");
    desk.step(clinician("l2", TaskDesk.SCOPES), What.ANSWERED, false);
    assertThat(status()).isEqualTo("completed");
    assertThat(ehr.launchUsed).isEqualTo("l2");
    assertThat(ehr.only().has("restriction")).isFalse();
    assertThat(ehr.only().at("/owner/reference").asText()).isEqualTo("Practitioner/leo");
    desk.step(What.REASKED);
    assertThat(status()).isEqualTo("requested");
    desk.step(clinician("l2", TaskDesk.SCOPES), What.ANSWERED, false);
    desk.step(What.CLOSED);
    assertThat(status()).isEqualTo("completed");
    assertThat(ehr.only().toString()).doesNotContain("4711");
    assertThat(ehr.only().path("authoredOn").asText()).startsWith("2026-11-23T08:00");
    assertThat(ehr.only().path("lastModified").asText()).startsWith("2026-11-23T08:05");
  }

  @Test
  void withdrawal_cancelsTheTask() {
    desk.ask();
    desk.step(What.WITHDRAWN);
    assertThat(status()).isEqualTo("cancelled");
  }

  @Test
  void answer_whereNoTaskWasMade_makesNone() {
    ehr.wanted = false;
    desk.ask();
    ehr.wanted = true;
    desk.step(clinician("l2", TaskDesk.SCOPES), What.ANSWERED, false);
    assertThat(ehr.standing()).isEmpty();
    isHere(Landing.Reason.NOTHING_TO_DO);
  }

  @Test
  void restrictedRecord_isNeverATaskAndTakesBackTheOneBefore() {
    desk.ask();
    desk.step(TaskDesk.launch("l1", TaskDesk.SCOPES), What.REMINDED, true);
    assertThat(status()).isEqualTo("cancelled");
    assertThat(ehr.only().has("owner")).isFalse();
    ehr.drop();
    desk.step(TaskDesk.launch("l1", TaskDesk.SCOPES), What.REMINDED, true);
    assertThat(ehr.standing()).isEmpty();
    assertThat(desk.questionPlaced().landing())
        .isEqualTo(new Landing.Here(Landing.Reason.RESTRICTED));
  }

  @Test
  void launches_withoutTheScope_loseNothing() {
    Set<String> narrow = Set.of("user/Task.cru");
    desk.ask(TaskDesk.launch("l1", narrow), desk.question(), false);
    isHere(Landing.Reason.NO_SCOPE);
    desk.outbox.resumeFor(TaskDesk.launch("l2", narrow));
    desk.outbox.resumeFor(clinician("l3", TaskDesk.SCOPES));
    assertThat(ehr.standing()).isEmpty();
    desk.outbox.resumeFor(TaskDesk.launch("l4", TaskDesk.SCOPES));
    assertThat(status()).isEqualTo("requested");
    desk.step(clinician("l5", narrow), What.ANSWERED, false);
    assertThat(desk.questionPlaced())
        .isEqualTo(new PlacedTask(new Landing.Here(Landing.Reason.NO_SCOPE), Optional.of(TASK)));
    desk.outbox.resumeFor(clinician("l6", TaskDesk.SCOPES));
    assertThat(status()).isEqualTo("completed");
  }

  @ParameterizedTest
  @CsvSource({"403,sub-1", "422,''"})
  void refusal_ofAQuestion_saysNothingOfWork(int status, String whose) {
    ehr.refusesWrites = status;
    desk.ask();
    isHere(Landing.Reason.REFUSED);
    assertThat(desk.trail().get(0)).endsWith("query-task-kept-here.REFUSED");
    ehr.refusesWrites = 0;
    desk.step(What.REMINDED);
    assertThat(ehr.standing()).isEmpty();
    desk.save(TaskDesk.to(TaskDesk.LEO, "Leo"), "assign");
    assertThat(ehr.standing()).hasSize(1);
    clock.pass(Duration.ofHours(25));
    desk.step(What.REMINDED);
    assertThat(ehr.standing()).hasSize(2);
    String refused =
        desk.store.read(
            handle ->
                handle
                    .createQuery("select subject from note_refusal where ehr = 'e1 Task query'")
                    .mapTo(String.class)
                    .one());
    assertThat(refused).isEqualTo(whose);
  }

  @Test
  void workAndQuestion_ofOneClaim_areTwoTasksThatNeverMix() {
    desk.save(TaskDesk.to(TaskDesk.LEO, "Leo"), "assign");
    desk.ask();
    assertThat(ehr.standing()).hasSize(2);
    desk.save(WorkRow.State.NONE, "undo");
    desk.step(clinician("l2", TaskDesk.SCOPES), What.ANSWERED, false);
    assertThat(ehr.standing().stream().map(task -> task.path("status").asText()))
        .containsExactly("cancelled", "completed");
  }

  @Test
  void twoTasks_thatARaceMade_becomeOne() {
    desk.ask();
    ehr.put(ehr.only().toString().replace("\"id\":\"t1\"", "\"id\":\"t9\""));
    desk.step(What.REMINDED);
    assertThat(ehr.only().path("id").asText()).isEqualTo("t1");
  }

  @Test
  void task_thatAnotherNodeMadeJustBefore_isTheOne() {
    desk.ask();
    String made = ehr.only().toString();
    try (TaskDesk other = new TaskDesk(folder.resolve("other"), ehr, clock)) {
      ehr.drop();
      ehr.beforeWrite = () -> ehr.put(made);
      other.ask();
      assertThat(ehr.only().path("id").asText()).isEqualTo("t1");
      assertThat(other.questionPlaced().landing()).isInstanceOf(Landing.Delivered.class);
    }
  }

  /** Ours by identifier only, or by tag only: somebody else's. */
  @ParameterizedTest
  @ValueSource(strings = {"\"code\":\"query\"", "/fhir/query", "Patient/p1", "Encounter/v1"})
  void task_thatIsNotCertainlyOurs_isNeverTouched(String mark) {
    desk.ask();
    String other =
        ehr.only()
            .toString()
            .replace(mark, mark.replaceFirst("(query|p1|v1)", "other"))
            .replace("\"id\":\"t1\"", "\"id\":\"o1\"");
    ehr.drop();
    ObjectNode before = ehr.put(other).deepCopy();
    desk.step(What.REMINDED);
    desk.step(What.WITHDRAWN);
    assertThat(ehr.standing()).contains(before);
  }

  /** The process ends at each step in turn; the EHR has one Task that says the newest state. */
  @Test
  void task_killedAtAnyStep_isOneAndRightInTheEnd() {
    boolean killed = true;
    int steps = 0;
    for (int at = 0; killed; at++) {
      Path place = folder.resolve("killed-" + at);
      FakeTasks fake = new FakeTasks();
      killed = askAnswerAndDie(place, fake, at);
      fake.killAt = Integer.MAX_VALUE;
      Desk.TestClock later = new Desk.TestClock();
      later.pass(Duration.ofMinutes(1));
      try (TaskDesk again = new TaskDesk(place, fake, later)) {
        new OutboxLeases(again.store).dropLeftOver();
        again.outbox.resume();
        int known = again.asked().latest().version();
        assertThat(fake.only().path("status").asText())
            .as("killed at step %d", at)
            .isEqualTo(known == 1 ? "requested" : "completed");
        assertThat(again.questionRow().told()).isEqualTo(known);
        assertThat(again.questionRow().delivery().state()).isEqualTo(NoteRow.State.DELIVERED);
      }
      steps = at;
    }
    assertThat(steps).isGreaterThanOrEqualTo(10);
  }

  private static boolean askAnswerAndDie(Path place, FakeTasks fake, int at) {
    try (TaskDesk first = new TaskDesk(place, fake, new Desk.TestClock())) {
      fake.killAt = at;
      try {
        first.ask();
        first.step(clinician("l2", TaskDesk.SCOPES), What.ANSWERED, false);
        return false;
      } catch (FakeEhr.Killed end) {
        return true;
      }
    }
  }
}
