package org.rimborso.desk.fix;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rimborso.store.FixRow;
import org.rimborso.store.FixRow.State;

/** The process ends anywhere: nothing is made twice, and whatever the EHR was asked has a trace. */
class KilledFixTest {
  @TempDir private Path folder;

  @Test
  void recoding_killedBeforeEachQuestion_isSettledByTheNextLook() {
    boolean killed = true;
    for (int at = 0; killed; at++) {
      try (FixRoom room = new FixRoom(folder.resolve("r" + at), FixRoom.chart())) {
        killed = writeAndDie(room, "diagnosis-not-billable", "E11.9", at);
        Optional<FixRow> row = settled(room, at);
        boolean there = room.ehr.text("Condition/c1").contains("\"E11.9\"");
        assertThat(isWritten(row)).as("killed at %d", at).isEqualTo(there);
        assertThat(at).isLessThan(20);
      }
    }
  }

  @Test
  void adding_killedBeforeEachQuestion_makesOneConditionWithATrace() {
    boolean killed = true;
    for (int at = 0; killed; at++) {
      ChartDouble chart =
          FixRoom.chart()
              .put(
                  "Condition/c1",
                  "{\"resourceType\":\"Condition\",\"id\":\"c1\",\"meta\":{\"versionId\":\"1\"},\"subject\":{\"reference\":\"Patient/p2\"}}");
      try (FixRoom room = new FixRoom(folder.resolve("a" + at), chart)) {
        killed = writeAndDie(room, "diagnosis-missing", "E11.9", at);
        Optional<FixRow> row = settled(room, at);
        List<String> made =
            room.ehr.all("Condition").stream().filter(one -> one.contains("E11.9")).toList();
        assertThat(made).as("killed at %d", at).hasSizeLessThanOrEqualTo(1);
        assertThat(isWritten(row)).as("killed at %d", at).isEqualTo(made.size() == 1);
        if (!made.isEmpty()) {
          boolean names = room.ehr.text("Encounter/e1").contains("made-");
          assertThat(row.orElseThrow().ending().reason().isEmpty()).isEqualTo(names);
        }
        assertThat(at).isLessThan(20);
      }
    }
  }

  private static boolean isWritten(Optional<FixRow> row) {
    return row.filter(one -> one.ending().state() == State.WRITTEN).isPresent();
  }

  private static boolean writeAndDie(FixRoom room, String rule, String code, int at) {
    FixBook.Order order = room.preview(rule, code).order();
    room.killAfter(at);
    try {
      room.write(order);
      return false;
    } catch (FixRoom.Killed end) {
      return true;
    } finally {
      room.killAt = Integer.MAX_VALUE;
    }
  }

  /** What the next look says; nothing was asked of the EHR where there is no row. */
  private static Optional<FixRow> settled(FixRoom room, int at) {
    room.pass(Duration.ofMinutes(1));
    List<FixRow> rows = room.fixes.history(FixRoom.clinician());
    if (rows.isEmpty()) {
      assertThat(room.ehr.writes()).as("killed at %d", at).isEmpty();
      return Optional.empty();
    }
    assertThat(rows).hasSize(1);
    assertThat(rows.get(0).isOpen()).as("killed at %d", at).isFalse();
    return Optional.of(rows.get(0));
  }
}
