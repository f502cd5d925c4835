package org.rimborso.notes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The process ends at each step of bringing a letter into the EHR, or of striking it through. */
class KilledLettersTest extends OverLetters {

  /** Whether the process ended while it did so. */
  private boolean die(int at, Consumer<Desk> what) {
    try (Desk desk = desk()) {
      steps.killAt = steps.step + at;
      what.accept(desk);
      return false;
    } catch (FakeEhr.Killed end) {
      return true;
    } finally {
      steps.killAt = Integer.MAX_VALUE;
    }
  }

  @Test
  void letter_killedAtAnyStep_arrivesOnce() {
    ehr.step = steps::step;
    int killed = 0;
    for (int at = 0; at == killed; at++) {
      String id = "n" + at;
      killed += die(at, desk -> save(desk, id)) ? 1 : 0;
      try (Desk desk = desk()) {
        desk.outbox.resume();
        if (desk.rows.find(id).isEmpty()) {
          save(desk, id);
        }
        assertThat(landing(desk, id)).as("step %d", at).isInstanceOf(Landing.Delivered.class);
      }
      assertThat(ehr.held()).as("step %d", at).hasSize(at + 1);
      assertThat(provenances.of(id + "-letter")).as("step %d", at).isEqualTo(1);
    }
    assertThat(killed).isGreaterThanOrEqualTo(9);
  }

  @Test
  void strike_killedAtAnyStep_isThereOnce() {
    int killed = 0;
    for (int at = 0; at == killed; at++) {
      String id = "n" + at;
      ehr.step = () -> {};
      try (Desk desk = desk()) {
        save(desk, id);
      }
      ehr.step = steps::step;
      killed += die(at, desk -> strike(desk, id)) ? 1 : 0;
      try (Desk desk = desk()) {
        desk.outbox.resume();
        strike(desk, id);
        assertThat(landing(desk, id)).as("step %d", at).isInstanceOf(Landing.Delivered.class);
      }
      assertThat(ehr.held().get(at)).as("step %d", at).contains(STRUCK);
      assertThat(provenances.of(id + "-letter.struck")).as("step %d", at).isEqualTo(1);
    }
    assertThat(killed).isGreaterThanOrEqualTo(8);
  }
}
