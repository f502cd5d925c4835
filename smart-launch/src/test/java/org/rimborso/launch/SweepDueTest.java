package org.rimborso.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rimborso.store.SweepRun;
import org.rimborso.store.SweepRun.Cause;
import org.rimborso.store.SweepRun.Outcome;
import org.rimborso.store.SweepRun.Stage;

/** At 02:30 in Rome, which is 01:30 UTC in winter. */
class SweepDueTest {
  private static final SweepDue DUE = new SweepDue(LocalTime.of(2, 30), ZoneId.of("Europe/Rome"));

  private static SweepRun run(String text) {
    String[] parts = text.split(" ", -1);
    Instant begun = Instant.parse(parts[0]);
    Outcome outcome = Outcome.valueOf(parts[1]);
    return new SweepRun(
        "r",
        "e1",
        Cause.DAILY,
        begun,
        outcome == Outcome.AT_WORK ? Optional.empty() : Optional.of(begun.plusSeconds(600)),
        Stage.LOADING,
        0,
        0,
        false,
        outcome,
        Optional.empty(),
        "");
  }

  private static List<SweepRun> runs(String text) {
    return text.isEmpty()
        ? List.of()
        : Arrays.stream(text.split(",", -1)).map(SweepDueTest::run).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // The first one waits for its time.
        "2026-11-29T12:00:00Z | 2026-11-29T11:00:00Z | '' | 2026-11-30T01:30:00Z",
        "2026-11-30T01:30:00Z | 2026-11-29T11:00:00Z | '' | 2026-11-30T01:30:00Z",
        "2026-11-30T01:31:00Z | 2026-11-29T11:00:00Z | '' | 2026-11-30T01:30:00Z",
        // Done today: tomorrow.
        "2026-11-29T12:00:00Z | 2026-11-01T00:00:00Z | 2026-11-29T01:30:09Z DONE | 2026-11-30T01:30:00Z",
        "2026-11-29T12:00:00Z | 2026-11-01T00:00:00Z | 2026-11-29T01:30:09Z AT_WORK | 2026-11-30T01:30:00Z",
        "2026-11-29T12:00:00Z | 2026-11-01T00:00:00Z | 2026-11-29T01:30:09Z STOPPED | 2026-11-30T01:30:00Z",
        "2026-11-29T12:00:00Z | 2026-11-01T00:00:00Z | 2026-11-29T10:30:09Z PARTLY | 2026-11-30T01:30:00Z",
        // The app was down at the time: now.
        "2026-11-29T12:00:00Z | 2026-11-29T11:59:00Z | 2026-11-28T01:30:09Z DONE | 2026-11-29T01:30:00Z",
        "2026-11-29T12:00:00Z | 2026-11-29T11:59:00Z | 2026-11-29T01:29:59Z DONE | 2026-11-29T01:30:00Z",
        // It failed: again after an hour, four times in all.
        "2026-11-29T02:00:00Z | 2026-11-01T00:00:00Z | 2026-11-29T01:30:00Z NOT_EXPORTED | 2026-11-29T02:40:00Z",
        "2026-11-29T06:00:00Z | 2026-11-01T00:00:00Z | 2026-11-29T05:00:00Z NOT_EXPORTED,2026-11-29T04:00:00Z NOT_EXPORTED,2026-11-29T01:31:00Z NOT_LOADED | 2026-11-29T06:10:00Z",
        "2026-11-29T06:00:00Z | 2026-11-01T00:00:00Z | 2026-11-29T05:00:00Z LOST,2026-11-29T04:00:00Z LOST,2026-11-29T03:00:00Z LOST,2026-11-29T01:30:00Z LOST | 2026-11-30T01:30:00Z",
        "2026-11-30T01:00:00Z | 2026-11-01T00:00:00Z | 2026-11-30T00:50:00Z NOT_REVIEWED | 2026-11-30T01:30:00Z",
        // Cut off: at once.
        "2026-11-29T02:00:00Z | 2026-11-01T00:00:00Z | 2026-11-29T01:30:00Z LOST | 2026-11-29T01:40:00Z"
      })
  void next_is(Instant now, Instant since, String runs, Instant expected) {
    assertThat(DUE.next(now, since, runs(runs))).isEqualTo(expected);
  }

  @Test
  void next_whereTheClocksSkipTheTime_isAnHourLaterAndOnce() {
    Instant before = Instant.parse("2027-03-28T00:00:00Z");
    Instant skipped = Instant.parse("2027-03-28T01:30:00Z");
    assertThat(DUE.next(before, before, List.of())).isEqualTo(skipped);
    assertThat(DUE.next(skipped.plusSeconds(1), before, runs(skipped + " DONE")))
        .isEqualTo(Instant.parse("2027-03-29T00:30:00Z"));
  }

  @Test
  void next_whereTheClocksRepeatTheTime_isTheFirstOfTheTwo() {
    Instant before = Instant.parse("2026-10-25T00:00:00Z");
    Instant first = Instant.parse("2026-10-25T00:30:00Z");
    assertThat(DUE.next(before, before, List.of())).isEqualTo(first);
    assertThat(DUE.next(first.plusSeconds(3700), before, runs(first + " DONE")))
        .isEqualTo(Instant.parse("2026-10-26T01:30:00Z"));
  }
}
