package org.rimborso.rules.coverage;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Predicate;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Coverage;
import org.rimborso.chart.PartialDate;

/** Which of a patient's coverages a service will go to that is not billed yet. */
public final class LikelyCoverage {
  private static final Comparator<Coverage> FIRST_PAYER =
      Comparator.comparingInt((Coverage coverage) -> coverage.order().orElse(Integer.MAX_VALUE))
          .thenComparing(Coverage::reference);
  private static final Comparator<Coverage> LAST_IN_FORCE =
      Comparator.comparing(LikelyCoverage::end).reversed().thenComparing(FIRST_PAYER);

  private LikelyCoverage() {}

  /**
   * The coverage in force on that day that pays first; where none is, the patient's own pocket, and
   * where that is not on the chart the coverage that was in force last. Empty where the chart has
   * none at all.
   */
  public static Optional<Coverage> of(Chart chart, LocalDate day) {
    PartialDate on = PartialDate.of(day);
    return inForce(chart, on)
        .or(() -> some(chart, coverage -> coverage.isSelfPay() && covers(coverage, on)))
        .or(() -> chart.coverages().stream().filter(c -> !c.isSelfPay()).min(LAST_IN_FORCE));
  }

  /** The coverage in force on that day that pays first; never the patient's own pocket. */
  static Optional<Coverage> inForce(Chart chart, PartialDate day) {
    return some(chart, coverage -> !coverage.isSelfPay() && covers(coverage, day));
  }

  private static boolean covers(Coverage coverage, PartialDate day) {
    return InForce.on(coverage, day) == InForce.YES;
  }

  private static Optional<Coverage> some(Chart chart, Predicate<Coverage> wanted) {
    return chart.coverages().stream().filter(wanted).min(FIRST_PAYER);
  }

  private static LocalDate end(Coverage coverage) {
    return coverage.period().end().map(PartialDate::last).orElse(LocalDate.MAX);
  }
}
