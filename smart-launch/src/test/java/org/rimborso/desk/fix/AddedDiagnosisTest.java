package org.rimborso.desk.fix;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rimborso.desk.fix.FixBook.Ended;
import org.rimborso.desk.fix.FixBook.Objection;
import org.rimborso.desk.fix.FixBook.Stopped;
import org.rimborso.store.FixRow;
import org.rimborso.store.FixRow.State;

/**
 * A diagnosis that was added to a visit is taken back: the Condition, and its line in the visit.
 */
class AddedDiagnosisTest {
  private static final String VISIT = "Encounter/e1";
  private static final String LINE = "{\"condition\":{\"reference\":\"Condition/";

  /** As no serializer would write it, with what our readers do not know. */
  private static final String BEFORE =
      """
      { "resourceType" : "Encounter", "id":"e1","meta":{"versionId":"1"}, "status":"finished",
        "_status":{"extension":[{"url":"https://x.example/e","valueDecimal":1.50}]},
        "class":{"code":"AMB"},"subject":{"reference":"Patient/p1"},
        "period":{"start":"2026-11-12","end":"2026-11-12"}  }
      """
          .strip();

  @TempDir private Path folder;
  private FixRoom room;

  @BeforeEach
  void start() {
    room = new FixRoom(folder, FixRoom.chart().put(VISIT, BEFORE).put("Condition/c1", ""));
  }

  @AfterEach
  void stop() {
    room.close();
  }

  private FixRow added() {
    FixRow row = ((Ended) room.write(room.preview("diagnosis-missing", "E11.9").order())).row();
    assertThat(row.ending().state()).isEqualTo(State.WRITTEN);
    assertThat(visit()).contains(LINE + made(row));
    return row;
  }

  private static String made(FixRow row) {
    return row.ending().made().orElseThrow().id();
  }

  private String visit() {
    return room.ehr.text(VISIT);
  }

  private String condition(FixRow row) {
    return room.ehr.text("Condition/" + made(row));
  }

  private FixBook.Answer undo(FixRow row) {
    return room.fixes.undo(FixRoom.clinician(), row.id(), UUID.randomUUID().toString());
  }

  private FixRow.Ending undone(FixRow row) {
    FixBook.Answer answer = undo(row);
    assertThat(answer).isInstanceOf(Ended.class);
    return ((Ended) answer).row().ending();
  }

  private static String at(int version) {
    return BEFORE.replace("\"versionId\":\"1\"", "\"versionId\":\"" + version + "\"");
  }

  @Test
  void taking_back_leavesTheVisitByteForByteAsItWas() {
    FixRow row = added();
    FixRow.Ending ending = undone(row);
    assertThat(ending.state()).isEqualTo(State.WRITTEN);
    assertThat(ending.reason()).isEmpty();
    assertThat(visit()).isEqualTo(at(3));
    assertThat(condition(row)).contains("entered-in-error").doesNotContain("clinicalStatus");
    assertThat(room.trail())
        .as("what is changed stands in the trail before")
        .contains(
            "fix-begin Condition/" + made(row) + " Encounter/e1",
            "fix-written Condition/" + made(row) + " Encounter/e1");
  }

  @Test
  void line_ofSomebodyElseSince_stays() {
    FixRow row = added();
    String other = ",\n {\"condition\":{\"reference\":\"Condition/other\"},\"rank\":1}";
    room.ehr.edit(VISIT, made(row) + "\"}}", made(row) + "\"}}" + other);
    assertThat(undone(row).reason()).isEmpty();
    assertThat(visit())
        .isEqualTo(at(4).replace("\"}  }", "\"},\"diagnosis\":[" + other.substring(3) + "]  }"));
  }

  @Test
  void line_changedSince_isSaidAndNothingIsWritten() {
    FixRow row = added();
    room.ehr.edit(VISIT, made(row) + "\"}}", made(row) + "\"},\"rank\":1}");
    String before = condition(row);
    int writes = room.ehr.writes().size();
    assertThat(undo(row)).isEqualTo(new Stopped(Objection.CHANGED));
    assertThat(room.ehr.writes()).hasSize(writes);
    assertThat(condition(row)).isEqualTo(before);
    assertThat(visit()).contains("\"rank\":1");
  }

  @Test
  void line_takenOutSince_leavesTheVisitAlone() {
    FixRow row = added();
    room.ehr.edit(VISIT, ",\"diagnosis\":[" + LINE + made(row) + "\"}}]", "");
    FixRow.Ending ending = undone(row);
    assertThat(ending.state()).isEqualTo(State.WRITTEN);
    assertThat(ending.reason()).isEmpty();
    assertThat(visit()).isEqualTo(at(3));
  }

  @Test
  void somebodyElse_listsAnotherAtThatMoment_bothStand() {
    FixRow row = added();
    room.ehr.atWrite =
        () ->
            room.ehr.edit(
                VISIT,
                "\"diagnosis\":[",
                "\"diagnosis\":[{\"condition\":{\"reference\":\"Condition/other\"}},");
    assertThat(undone(row).reason()).isEmpty();
    assertThat(visit()).contains("Condition/other").doesNotContain(made(row));
  }

  @Test
  void visit_refused_isSaidOfTheOneThatIsTakenBack() {
    FixRow row = added();
    room.ehr.refuses = 422;
    room.ehr.refusesOnly = VISIT;
    FixRow.Ending ending = undone(row);
    assertThat(ending.state()).isEqualTo(State.WRITTEN);
    assertThat(ending.reason()).isEqualTo("still-named");
    assertThat(condition(row)).contains("entered-in-error");
    assertThat(visit()).contains(LINE + made(row));
  }

  @Test
  void condition_refused_leavesTheLine() {
    FixRow row = added();
    room.ehr.refuses = 422;
    assertThat(undone(row).state()).isEqualTo(State.REFUSED);
    assertThat(condition(row)).doesNotContain("entered-in-error");
    assertThat(visit()).contains(LINE + made(row));
  }

  /** Whatever the EHR was asked before the end, the row says what is there. */
  @Test
  void taking_back_killedBeforeEachQuestion_isSettledByTheNextLook() {
    boolean killed = true;
    int halves = 0;
    for (int at = 0; killed; at++) {
      stop();
      room =
          new FixRoom(
              folder.resolve("k" + at), FixRoom.chart().put(VISIT, BEFORE).put("Condition/c1", ""));
      FixRow row = added();
      killed = undoAndDie(row, at);
      room.pass(Duration.ofMinutes(1));
      List<FixRow> rows = room.fixes.history(FixRoom.clinician());
      boolean done =
          rows.stream().anyMatch(o -> o.undoes().isPresent() && isWritten(o, visit(), made(row)));
      assertThat(rows).noneMatch(FixRow::isOpen);
      assertThat(done).as("killed at %d", at).isEqualTo(condition(row).contains("entered-in"));
      halves += done && visit().contains(made(row)) ? 1 : 0;
      assertThat(at).isLessThan(20);
    }
    assertThat(halves).as("killed between both").isPositive();
  }

  private static boolean isWritten(FixRow undo, String visit, String made) {
    boolean written = undo.ending().state() == State.WRITTEN;
    if (written) {
      assertThat(undo.ending().reason()).isEqualTo(visit.contains(made) ? "still-named" : "");
    }
    return written;
  }

  private boolean undoAndDie(FixRow row, int at) {
    room.killAfter(at);
    try {
      undo(row);
      return false;
    } catch (FixRoom.Killed end) {
      return true;
    } finally {
      room.killAt = Integer.MAX_VALUE;
    }
  }
}
