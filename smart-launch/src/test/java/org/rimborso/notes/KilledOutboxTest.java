package org.rimborso.notes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KilledOutboxTest {
  @TempDir private Path folder;

  /** What the EHR holds, and how it behaves, when the process ends. */
  enum Scene {
    FIRST_NOTE,
    SECOND_NOTE,
    TWO_RECORDS,
    IGNORES_CONDITIONS;

    void prepare(Desk desk, int at) {
      FakeEhr ehr = desk.ehr;
      ehr.ignoresIfMatch = this == IGNORES_CONDITIONS;
      ehr.ignoresIfNoneExist = this == IGNORES_CONDITIONS;
      if (this != FIRST_NOTE) {
        desk.save(Desk.note("n0-" + at, "Earlier."));
      }
      if (this == TWO_RECORDS) {
        String twin = ehr.standing().get(0).toString();
        ehr.put(
            twin.replace("\"id\":\"f1\"", "\"id\":\"f9\"")
                .replace("\"valueString\":\"n0-", "\"valueString\":\"n9-"));
      }
    }

    List<String> expected(int at) {
      List<String> notes =
          switch (this) {
            case FIRST_NOTE -> List.of("n1");
            case SECOND_NOTE, IGNORES_CONDITIONS -> List.of("n0", "n1");
            case TWO_RECORDS -> List.of("n0", "n9", "n1");
          };
      return notes.stream().map(note -> note + "-" + at).toList();
    }
  }

  /** The process ends at each step of saving and delivering in turn; the user tries until saved. */
  @ParameterizedTest
  @EnumSource(Scene.class)
  void note_killedAtAnyStep_arrivesOnce(Scene scene) {
    boolean killed = true;
    int steps = 0;
    for (int at = 0; killed; at++) {
      FakeEhr ehr = Desk.ehrWithClaim();
      FakeProvenances provenances = new FakeProvenances(ehr);
      provenances.heedsConditions = scene != Scene.IGNORES_CONDITIONS;
      killed = saveAndDie(scene, at, ehr, provenances);
      ehr.killAt = Integer.MAX_VALUE;
      restart(at, ehr, provenances);
      assertThat(provenances.of("n1-" + at))
          .as("Provenances, killed at step %d", at)
          .isBetween(provenances.heedsConditions || !killed ? 1L : 0L, 1L);
      assertThat(ehr.noteIds(Desk.CLAIM))
          .as("killed at step %d", at)
          .containsExactlyElementsOf(scene.expected(at));
      assertThat(ehr.standing()).hasSize(1);
      steps = at;
    }
    assertThat(steps).isGreaterThanOrEqualTo(10);
  }

  private boolean saveAndDie(Scene scene, int at, FakeEhr ehr, FakeProvenances provenances) {
    try (Desk desk = new Desk(folder, ehr, new Desk.TestClock(), provenances)) {
      scene.prepare(desk, at);
      ehr.killAt = ehr.step + at;
      desk.save(Desk.note("n1-" + at, "Called."));
      return false;
    } catch (FakeEhr.Killed end) {
      return true;
    }
  }

  /** A note that the user was not told to be saved is saved again by the form. */
  private void restart(int at, FakeEhr ehr, FakeProvenances provenances) {
    Desk.TestClock later = new Desk.TestClock();
    later.pass(Duration.ofMinutes(1));
    try (Desk desk = new Desk(folder, ehr, later, provenances)) {
      desk.outbox.resume();
      if (desk.rows.find("n1-" + at).isEmpty()) {
        desk.save(Desk.note("n1-" + at, "Called."));
      }
      assertThat(desk.landing("n1-" + at)).isInstanceOf(Landing.Delivered.class);
    }
  }
}
