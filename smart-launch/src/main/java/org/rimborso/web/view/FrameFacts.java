package org.rimborso.web.view;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.rimborso.chart.Cause;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Limitation;
import org.rimborso.chart.PartialDate;
import org.rimborso.chart.Patient;
import org.rimborso.rule.NotChecked;

/** What the frame of every page tells about the chart. */
public final class FrameFacts {
  private FrameFacts() {}

  /**
   * The frame's facts.
   *
   * @param showPatient whether our banner must name the patient
   * @param gaps what was not checked, as far as the reader may see it
   */
  public static Frame.Facts of(
      Chart chart,
      List<NotChecked> gaps,
      Instant asOf,
      boolean showPatient,
      RulePages rules,
      Words words) {
    Optional<Frame.Banner> banner =
        showPatient
            ? Optional.of(
                chart
                    .patient()
                    .map(patient -> banner(patient, chart.asOf(), words))
                    .orElseGet(() -> nobody(words)))
            : Optional.empty();
    return new Frame.Facts(
        banner,
        words.time(asOf, chart.zone()),
        Unchecked.of(gaps, rules, words),
        failures(chart, words));
  }

  private static Frame.Banner banner(Patient patient, LocalDate today, Words words) {
    String unknown = words.say("unknown");
    return new Frame.Banner(
        patient.name().orElseGet(() -> words.say("patient.unnamed")),
        patient.birthDate().map(words::day),
        patient.birthDate().flatMap(born -> age(born, today, words)),
        patient.gender().map(gender -> words.code("gender", gender)).orElse(unknown),
        patient.recordNumber().orElse(unknown));
  }

  private static Frame.Banner nobody(Words words) {
    String unknown = words.say("unknown");
    return new Frame.Banner(
        words.say("patient.unread"), Optional.empty(), Optional.empty(), unknown, unknown);
  }

  private static Optional<String> age(PartialDate born, LocalDate today, Words words) {
    long oldest = ChronoUnit.YEARS.between(born.first(), today);
    long youngest = ChronoUnit.YEARS.between(born.last(), today);
    return oldest == youngest && oldest >= 0
        ? Optional.of(words.say("patient.age", oldest))
        : Optional.empty();
  }

  /** A failed call is never an empty table: each type that could not be read gets a sentence. */
  private static List<String> failures(Chart chart, Words words) {
    return chart.limitations().stream()
        .filter(limitation -> limitation.resource().isEmpty())
        .filter(FrameFacts::isFailure)
        .map(limitation -> failure(limitation, words))
        .distinct()
        .toList();
  }

  private static boolean isFailure(Limitation limitation) {
    return limitation.because() == Cause.NOT_REACHED
        || limitation.because() == Cause.UNREADABLE
        || limitation.because() == Cause.LIST_INCOMPLETE;
  }

  private static String failure(Limitation limitation, Words words) {
    return words.say(
        "failure." + limitation.because().code(),
        words.code("resource", limitation.resourceType()));
  }
}
