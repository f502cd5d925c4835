package org.rimborso.notes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rimborso.chart.Reference;
import org.rimborso.store.OutboxLeases;
import org.rimborso.store.WorkRow;

/**
 * However EHR, network and process fail: the account has one Task of ours, and it is right in the
 * end.
 */
class TasksOnBadDaysTest {
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

  private void wait(Duration time) {
    clock.pass(time);
    desk.outbox.deliverDue();
  }

  private static ObjectNode status(ObjectNode task, String status) {
    return task.put("status", status);
  }

  @Test
  void ehr_thatIsDown_isToldAfterAPause() {
    ehr.down = 1;
    assign();
    assertThat(desk.placed().landing()).isEqualTo(new Landing.Sending());
    desk.outbox.deliverDue();
    assertThat(ehr.standing()).isEmpty();
    wait(Duration.ofSeconds(5));
    assertThat(ehr.standing()).hasSize(1);
  }

  @Test
  void answer_thatWasLost_leavesOneTask() {
    ehr.lostResponses = 1;
    assign();
    wait(Duration.ofSeconds(5));
    assertThat(ehr.only().path("status").asText()).isEqualTo("requested");
    assertThat(ehr.writes).isEqualTo(1);
  }

  @Test
  void search_thatLags_findsTheTaskByItsId() {
    assign();
    ehr.searchLags = true;
    ehr.ignoresIfNoneExist = true;
    desk.save(WorkRow.State.NONE, "unassign");
    assertThat(ehr.only().path("status").asText()).isEqualTo("completed");
  }

  @Test
  void task_thatSomebodyDeleted_isMadeAnew() {
    assign();
    ehr.drop();
    desk.save(TaskDesk.putOff("x"), "snooze");
    assertThat(ehr.standing()).hasSize(1);
  }

  @Test
  void task_changedByAnotherInBetween_getsOurChangeOnTop() {
    assign();
    ehr.beforeWrite =
        () -> ehr.change(TASK, task -> status(task, "accepted").put("seenBy", "another"));
    desk.save(WorkRow.State.NONE, "unassign");
    assertThat(ehr.only().path("status").asText()).isEqualTo("completed");
    assertThat(ehr.only().path("seenBy").asText()).isEqualTo("another");
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void conflicts_areTriedThreeTimesAndThenLater(int conflicts) {
    assign();
    ehr.conflicts = conflicts;
    desk.save(WorkRow.State.NONE, "unassign");
    assertThat(ehr.only().path("status").asText())
        .isEqualTo(conflicts < 3 ? "completed" : "requested");
    wait(Duration.ofSeconds(5));
    assertThat(ehr.only().path("status").asText()).isEqualTo("completed");
  }

  @Test
  void twoTasks_thatARaceMade_becomeOne() {
    assign();
    String twin = ehr.only().toString().replace("\"id\":\"t1\"", "\"id\":\"t9\"");
    ehr.put(twin);
    desk.save(WorkRow.State.NONE, "unassign");
    assertThat(ehr.only().path("id").asText()).isEqualTo("t1");
    assertThat(ehr.only().path("status").asText()).isEqualTo("completed");
  }

  /** Ours by identifier only, by tag only, or of another patient: somebody else's. */
  @ParameterizedTest
  @ValueSource(strings = {"\"code\":\"work\"", "/fhir/work", "Patient/p1"})
  void task_thatIsNotCertainlyOurs_isNeverTouched(String mark) {
    assign();
    String other =
        ehr.only()
            .toString()
            .replace(mark, mark.replaceFirst("(work|p1)", "other"))
            .replace("\"id\":\"t1\"", "\"id\":\"o1\"");
    ehr.drop();
    ObjectNode before = ehr.put(other).deepCopy();
    desk.save(WorkRow.State.NONE, "unassign");
    desk.save(TaskDesk.to(TaskDesk.BEA, "Bea"), "assign");
    assertThat(ehr.standing()).contains(before);
  }

  @Test
  void ehr_thatDropsOurTag_keepsNoTaskNobodyFinds() {
    ehr.keeps =
        task -> {
          task.withObject("/meta").remove("tag");
          return task;
        };
    assign();
    assertThat(ehr.standing()).isEmpty();
    assertThat(desk.placed().landing()).isEqualTo(new Landing.Here(Landing.Reason.NOT_KEPT));
    assign();
    assertThat(ehr.writes).as("a day long nothing is tried").isEqualTo(2);
  }

  @Test
  void ehr_thatKeepsAnotherStatus_isNotTakenForTold() {
    assign();
    ehr.keeps = task -> status(task, "requested");
    desk.save(WorkRow.State.NONE, "unassign");
    assertThat(desk.placed())
        .isEqualTo(new PlacedTask(new Landing.Here(Landing.Reason.NOT_KEPT), Optional.of(TASK)));
  }

  @Test
  void task_thatSomebodyWithdrew_staysWithdrawn() {
    assign();
    ehr.change(TASK, task -> status(task, "entered-in-error"));
    desk.save(TaskDesk.putOff("x"), "snooze");
    assertThat(ehr.standing()).isEmpty();
    assertThat(desk.placed().landing()).isEqualTo(new Landing.Here(Landing.Reason.WITHDRAWN));
  }

  @Test
  void account_thatAnotherNodeHolds_isLeftToIt() {
    OutboxLeases other = new OutboxLeases(desk.store);
    OutboxLeases.Lease lease = other.take("e1 Task work", Desk.CLAIM).orElseThrow();
    assign();
    assertThat(ehr.writes).isZero();
    other.release(lease);
    desk.outbox.deliverDue();
    assertThat(ehr.standing()).hasSize(1);
  }

  @Test
  void lease_lostOnTheWay_writesNothing() {
    ehr.afterLook =
        () ->
            desk.store.read(
                handle ->
                    handle.execute("update outbox_lease set holder = 'other', fence = fence + 1"));
    assign();
    assertThat(ehr.writes).isZero();
    assertThat(desk.row().told()).isZero();
    assertThat(desk.placed().landing()).isEqualTo(new Landing.Sending());
  }

  /** The process ends at each step in turn; the EHR has one Task that says the newest change. */
  @Test
  void task_killedAtAnyStep_isOneAndRightInTheEnd() {
    boolean killed = true;
    int steps = 0;
    for (int at = 0; killed; at++) {
      Path place = folder.resolve("killed-" + at);
      FakeTasks fake = new FakeTasks();
      killed = changeAndDie(place, fake, at);
      fake.killAt = Integer.MAX_VALUE;
      Desk.TestClock later = new Desk.TestClock();
      later.pass(Duration.ofMinutes(1));
      try (TaskDesk again = new TaskDesk(place, fake, later)) {
        new OutboxLeases(again.store).dropLeftOver();
        again.outbox.resume();
        assertThat(fake.only().at("/restriction/period/end").asText())
            .as("killed at step %d", at)
            .isEqualTo("2026-12-10");
        assertThat(again.row().told()).isEqualTo(2);
      }
      steps = at;
    }
    assertThat(steps).isGreaterThanOrEqualTo(10);
  }

  private static boolean changeAndDie(Path place, FakeTasks fake, int at) {
    try (TaskDesk first = new TaskDesk(place, fake, new Desk.TestClock())) {
      fake.killAt = at;
      try {
        first.save(TaskDesk.to(TaskDesk.LEO, "Leo"), "assign");
        first.save(TaskDesk.putOff("x"), "snooze");
        return false;
      } catch (FakeEhr.Killed end) {
        fake.killAt = Integer.MAX_VALUE;
        if (first.work.current("e1", Desk.CLAIM).orElseThrow().version() == 1) {
          fake.killAt = fake.step;
          saveQuietly(first);
        }
        return true;
      }
    }
  }

  /** The second change was on disk, and the process ended before the EHR was asked. */
  private static void saveQuietly(TaskDesk first) {
    try {
      first.save(TaskDesk.putOff("x"), "snooze");
    } catch (FakeEhr.Killed end) {
      assertThat(first.row().wanted()).isEqualTo(2);
    }
  }
}
