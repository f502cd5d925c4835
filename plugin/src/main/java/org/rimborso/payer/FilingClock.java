package org.rimborso.payer;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.rimborso.chart.CareSetting;
import org.rimborso.chart.Cause;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Claim;
import org.rimborso.chart.Coverage;
import org.rimborso.chart.Encounter;
import org.rimborso.chart.PartialDate;
import org.rimborso.chart.Period;
import org.rimborso.chart.Served;

/**
 * Until when the services of one chart may be billed. Institutional claims and stays count from the
 * last day of service, all others from the first. No note, follow-up date or assignment moves it.
 */
public final class FilingClock {
  private final Chart chart;
  private final ChartPayers payers;

  public FilingClock(Payers payers, Chart chart) {
    this.chart = chart;
    this.payers = payers.in(chart);
  }

  /** What the clock says. */
  public sealed interface Answer {}

  /**
   * The last day, and the days left until then: 0 on it, negative after it.
   *
   * @param payer the payer's name
   */
  public record Until(LocalDate lastDay, long daysLeft, String payer, Limit limit)
      implements Answer {}

  /** It cannot be told. */
  public record Unknown(Cause because, String missing) implements Answer {}

  /** Nobody but the patient pays. */
  public record NoPayer() implements Answer {}

  /** Until when {@code claim} may be filed. */
  public Answer of(Claim claim) {
    Optional<Coverage> coverage = PayerTraits.coverage(chart, claim);
    if (coverage.filter(Coverage::isSelfPay).isPresent()
        || claim.insurance().isEmpty() && claim.insurer().isUnknown()) {
      return new NoPayer();
    }
    return until(
        payers.of(claim),
        payers.name(claim).orElse("Claim.insurer"),
        start(claim),
        "Claim.billablePeriod");
  }

  /** Until when {@code encounter}, which no claim bills, may be billed. */
  public Answer of(Encounter encounter) {
    Optional<PartialDate> start = start(encounter);
    if (start.flatMap(PartialDate::day).isEmpty()) {
      return new Unknown(Cause.ELEMENT_MISSING, "Encounter.period");
    }
    List<Coverage> active = active(start.get().first());
    if (active.isEmpty()) {
      return new Unknown(
          chart
              .incomplete("Coverage")
              .map(hidden -> hidden.because())
              .orElse(Cause.ELEMENT_MISSING),
          "Coverage");
    }
    if (active.stream().allMatch(Coverage::isSelfPay)) {
      return new NoPayer();
    }
    Coverage first = active.stream().filter(one -> !one.isSelfPay()).findFirst().orElseThrow();
    return until(
        payers.of(first), payers.name(first).orElse("Coverage.payor"), start, "Encounter.period");
  }

  /** Coverages in force on {@code day}, first payer first. */
  private List<Coverage> active(LocalDate day) {
    return chart.coverages().stream()
        .filter(coverage -> coverage.status().equals("active"))
        .filter(coverage -> coverage.period().covers(day) == Period.Answer.YES)
        .sorted(
            Comparator.comparingInt(
                    (Coverage coverage) -> coverage.order().orElse(Integer.MAX_VALUE))
                .thenComparing(Coverage::reference))
        .toList();
  }

  private Answer until(
      Optional<PayerProfile> profile, String payer, Optional<PartialDate> start, String element) {
    if (profile.filter(one -> !one.filing().limits().isEmpty()).isEmpty()) {
      return new Unknown(Cause.POLICY_NOT_CONFIGURED, "filing limit of " + payer);
    }
    Optional<LocalDate> day = start.flatMap(PartialDate::day);
    if (day.isEmpty()) {
      return new Unknown(Cause.ELEMENT_MISSING, element);
    }
    return profile
        .get()
        .filing()
        .on(day.get())
        .<Answer>map(
            limit -> {
              LocalDate last = limit.lastDay(day.get());
              return new Until(last, ChronoUnit.DAYS.between(chart.asOf(), last), payer, limit);
            })
        .orElseGet(
            () ->
                new Unknown(
                    Cause.POLICY_NOT_CONFIGURED, "filing limit of " + payer + " on " + day.get()));
  }

  /** The day from which the limit of {@code claim} counts. */
  public static Optional<PartialDate> start(Claim claim) {
    Period served = Served.of(claim);
    return claim.type().filter("institutional"::equals).isPresent()
        ? served.end().or(served::start)
        : served.start();
  }

  private static Optional<PartialDate> start(Encounter encounter) {
    Period period = encounter.period();
    return CareSetting.isInpatient(encounter) ? period.end().or(period::start) : period.start();
  }
}
