package org.rimborso.account;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.rimborso.chart.Claim;
import org.rimborso.chart.PartialDate;
import org.rimborso.chart.Period;

/** When the services of a bill were rendered. */
final class Served {
  private Served() {}

  /**
   * From the first to the last day of its lines. Only where no line is dated, the billable period:
   * some servers put a year of coverage there.
   */
  static Period of(Claim claim) {
    List<Period> dated =
        claim.lines().stream().map(Claim.Line::serviced).filter(p -> !p.isUnknown()).toList();
    if (dated.isEmpty()) {
      return claim.billablePeriod();
    }
    return new Period(
        ends(dated, Period::start).min(Comparator.naturalOrder()),
        ends(dated, p -> p.end().or(p::start)).max(Comparator.naturalOrder()));
  }

  private static Stream<PartialDate> ends(
      List<Period> periods, Function<Period, Optional<PartialDate>> end) {
    return periods.stream().flatMap(period -> end.apply(period).stream());
  }
}
