package org.rimborso.web.view;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.rimborso.store.SweepRun;
import org.rimborso.store.SweepRun.Outcome;

/** Puts sweeps into words. */
public final class SweepViews {
  private final Words words;

  public SweepViews(Words words) {
    this.words = words;
  }

  /**
   * One EHR.
   *
   * @param zone of its site
   * @param isSetUp whether the configuration says whereto it is swept
   * @param next when it is swept by itself
   * @param runs the newest first
   */
  public SweepsView.Row row(
      String ehr, ZoneId zone, boolean isSetUp, Optional<Instant> next, List<SweepRun> runs) {
    Optional<SweepRun> atWork = runs.stream().filter(SweepRun::isAtWork).findFirst();
    return new SweepsView.Row(
        ehr,
        runs.stream().filter(run -> !run.isAtWork()).findFirst().map(run -> ended(run, runs, zone)),
        atWork.map(run -> now(run, zone)),
        next(isSetUp, next, zone),
        isSetUp && atWork.isEmpty(),
        atWork.filter(run -> !run.stopping()).isPresent());
  }

  private String next(boolean isSetUp, Optional<Instant> next, ZoneId zone) {
    if (!isSetUp) {
      return words.say("sweeps.not-set-up");
    }
    return next.map(at -> moment(at, zone)).orElseGet(() -> words.say("sweeps.no-time"));
  }

  private String now(SweepRun run, ZoneId zone) {
    String stage =
        run.stopping()
            ? words.say("sweeps.stopping")
            : run.all() > 0
                ? words.say(
                    "sweeps.stage-of",
                    words.code("sweeps.stage", run.stage().code()),
                    Math.min(100, run.done() * 100 / run.all()))
                : words.code("sweeps.stage", run.stage().code());
    return words.say("sweeps.since", stage, moment(run.begun(), zone), cause(run));
  }

  private SweepsView.Ended ended(SweepRun run, List<SweepRun> runs, ZoneId zone) {
    Outcome outcome = run.outcome();
    Instant ended = run.ended().orElse(run.begun());
    return new SweepsView.Ended(
        badge(outcome),
        words.say(
            "sweeps.when",
            moment(run.begun(), zone),
            duration(Duration.between(run.begun(), ended)),
            cause(run)),
        run.counts()
            .map(
                counts ->
                    words.say(
                        "sweeps.counts",
                        counts.resources(),
                        counts.accounts(),
                        counts.findings(),
                        counts.problems())),
        Optional.of(run.told()).filter(told -> !told.isBlank()),
        words.find("sweeps.remedy." + outcome.code()),
        outcome.isGood()
            ? Optional.empty()
            : runs.stream()
                .filter(one -> one.outcome().isGood())
                .findFirst()
                .map(one -> words.say("sweeps.complete", moment(one.begun(), zone))));
  }

  private Badge badge(Outcome outcome) {
    String word = words.code("sweeps.outcome", outcome.code());
    return switch (outcome) {
      case DONE -> Badge.ok(word);
      case PARTLY, STOPPED, LOST -> Badge.warning(word);
      default -> Badge.error(word);
    };
  }

  private String cause(SweepRun run) {
    return words.code("sweeps.cause", run.cause().code());
  }

  private String moment(Instant at, ZoneId zone) {
    return words.day(at.atZone(zone).toLocalDate()).shown() + " " + words.time(at, zone);
  }

  private String duration(Duration took) {
    return took.toMinutes() == 0
        ? words.say("sweeps.seconds", took.toSeconds())
        : took.toHours() == 0
            ? words.say("sweeps.minutes", took.toMinutes())
            : words.say("sweeps.hours", took.toHours(), took.toMinutesPart());
  }
}
