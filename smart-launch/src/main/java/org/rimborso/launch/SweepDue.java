package org.rimborso.launch;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import org.rimborso.store.SweepRun;
import org.rimborso.store.SweepRun.Outcome;

/**
 * When an EHR is swept next. Each daily time is kept once: by whichever sweep begins after it, also
 * one that somebody else started. A time that passed while the app was down is made up for at the
 * next start; only the very first sweep waits for its time. One that failed is tried again after an
 * hour, one that was cut off at once, four times in all; then the next day counts.
 *
 * @param zone of the EHR's site; where the clocks skip the time, it is an hour later
 */
record SweepDue(LocalTime daily, ZoneId zone) {
  private static final Duration AGAIN = Duration.ofHours(1);
  private static final int TRIES = 4;

  /**
   * The moment of the next sweep; one that has passed if it is due.
   *
   * @param since when the app began to look
   * @param runs of the EHR, the newest first
   */
  Instant next(Instant now, Instant since, List<SweepRun> runs) {
    Instant passed = passed(now);
    Instant coming = coming(now);
    List<SweepRun> tried = runs.stream().filter(run -> !run.begun().isBefore(passed)).toList();
    if (tried.isEmpty()) {
      return runs.isEmpty() && passed.isBefore(since) ? coming : passed;
    }
    SweepRun last = tried.get(0);
    if (!last.outcome().isFailure() || tried.size() >= TRIES) {
      return coming;
    }
    Instant ended = last.ended().orElse(last.begun());
    Instant again = last.outcome() == Outcome.LOST ? ended : ended.plus(AGAIN);
    return again.isBefore(coming) ? again : coming;
  }

  private Instant passed(Instant now) {
    ZonedDateTime today = on(now.atZone(zone));
    return today.toInstant().isAfter(now) ? on(today.minusDays(1)).toInstant() : today.toInstant();
  }

  private Instant coming(Instant now) {
    ZonedDateTime today = on(now.atZone(zone));
    return today.toInstant().isAfter(now) ? today.toInstant() : on(today.plusDays(1)).toInstant();
  }

  private ZonedDateTime on(ZonedDateTime day) {
    return ZonedDateTime.of(day.toLocalDate(), daily, zone);
  }
}
