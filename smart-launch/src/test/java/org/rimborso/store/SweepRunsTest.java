package org.rimborso.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rimborso.store.SweepRun.Cause;
import org.rimborso.store.SweepRun.Counts;
import org.rimborso.store.SweepRun.Outcome;
import org.rimborso.store.SweepRun.Stage;

/** One sweep at a time on all nodes, and nothing that is said of it is lost. */
class SweepRunsTest extends OverStore {
  private static final Instant NIGHT = Instant.parse("2026-11-29T01:30:00Z");

  private Store store;
  private SweepRuns runs;

  @BeforeEach
  void open() {
    store = Store.open(settings);
    runs = new SweepRuns(store);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private String begun(String ehr, int second) {
    return runs.begin(ehr, Cause.DAILY, NIGHT.plusSeconds(second)).orElseThrow();
  }

  private void runOut() {
    store.read(handle -> handle.execute("update sweep_turn set until_millis = 1"));
  }

  @Test
  void begin_whileAnotherIsAtWork_isRefusedOfWhicheverEhrAndNode() {
    begun("e1", 0);
    SweepRuns other = new SweepRuns(store);
    assertThat(other.begin("e1", Cause.HAND, NIGHT)).isEmpty();
    assertThat(other.begin("e2", Cause.COMMAND, NIGHT)).isEmpty();
    assertThat(other.atWork().orElseThrow().ehr()).isEqualTo("e1");
    assertThat(other.newest("e2")).isEmpty();
  }

  @Test
  void begin_afterASilentOne_takesItsTurnAndItIsLost() {
    String silent = begun("e1", 0);
    assertThat(runs.isToGoOn(silent, Stage.READING, 5, 10, NIGHT.plusSeconds(7))).isTrue();
    runOut();
    begun("e2", 100);
    SweepRun lost = runs.newest("e1").get(0);
    assertThat(lost.outcome()).isEqualTo(Outcome.LOST);
    assertThat(lost.ended()).contains(NIGHT.plusSeconds(7));
    assertThat(lost.stage()).isEqualTo(Stage.READING);
    assertThat(lost.done() * 100 / lost.all()).isEqualTo(50);
  }

  @Test
  void isToGoOn_ofOneThatWasSilent_hasItsTurnAgainUnlessAnotherBegan() {
    String one = begun("e1", 0);
    runOut();
    assertThat(runs.atWork()).isEmpty();
    assertThat(runs.isToGoOn(one, Stage.REVIEWING, 0, 0, NIGHT)).isTrue();
    assertThat(runs.atWork().orElseThrow().id()).isEqualTo(one);
    assertThat(runs.atWork().orElseThrow().ended()).isEmpty();
    runOut();
    String next = begun("e1", 60);
    assertThat(runs.isToGoOn(one, Stage.LOADING, 0, 0, NIGHT)).isTrue();
    assertThat(runs.atWork().orElseThrow().id()).isEqualTo(next);
  }

  @Test
  void askToStop_isHeardWithTheNextBeat() {
    assertThat(runs.askToStop("e1")).isFalse();
    String one = begun("e1", 0);
    assertThat(runs.askToStop("e2")).isFalse();
    assertThat(runs.askToStop("e1")).isTrue();
    assertThat(runs.atWork().orElseThrow().stopping()).isTrue();
    assertThat(runs.isToGoOn(one, Stage.READING, 1, 2, NIGHT)).isFalse();
  }

  @Test
  void end_saidTwice_isAsItWasSaidFirst() {
    String one = begun("e1", 0);
    Counts counts = new Counts(1000, 20, 30, 4);
    runs.end(one, Outcome.PARTLY, Optional.of(counts), "", NIGHT.plusSeconds(9));
    runs.end(one, Outcome.NOT_BEGUN, Optional.empty(), "late", NIGHT.plusSeconds(20));
    SweepRun ended = runs.newest("e1").get(0);
    assertThat(ended.outcome()).isEqualTo(Outcome.PARTLY);
    assertThat(ended.counts()).contains(counts);
    assertThat(ended.ended()).contains(NIGHT.plusSeconds(9));
    assertThat(ended.told()).isEmpty();
    assertThat(runs.begin("e2", Cause.HAND, NIGHT)).isPresent();
  }

  @Test
  void end_ofOneThatCountedAsLost_isKept() {
    String one = begun("e1", 0);
    runOut();
    assertThat(runs.newest("e1").get(0).outcome()).isEqualTo(Outcome.LOST);
    runs.end(one, Outcome.NOT_LOADED, Optional.empty(), "x".repeat(2000), NIGHT);
    assertThat(runs.newest("e1").get(0).outcome()).isEqualTo(Outcome.NOT_LOADED);
    assertThat(runs.newest("e1").get(0).told()).hasSize(1000);
  }

  @Test
  void newest_ofMany_areTheLastOnes() {
    for (int i = 0; i < SweepRuns.KEPT + 5; i++) {
      runs.end(begun("e1", i), Outcome.DONE, Optional.empty(), "", NIGHT.plusSeconds(i));
    }
    assertThat(runs.newest("e1"))
        .hasSize(SweepRuns.KEPT)
        .first()
        .extracting(SweepRun::begun)
        .isEqualTo(NIGHT.plusSeconds(SweepRuns.KEPT + 4));
  }
}
