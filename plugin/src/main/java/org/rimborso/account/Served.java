package org.rimborso.account;

import java.util.Optional;
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
    Optional<PartialDate> first = Optional.empty();
    Optional<PartialDate> last = Optional.empty();
    for (Claim.Line line : claim.lines()) {
      Period served = line.serviced();
      first = earlier(first, served.start());
      last = later(last, served.end().isPresent() ? served.end() : served.start());
    }
    return first.isEmpty() && last.isEmpty() ? claim.billablePeriod() : new Period(first, last);
  }

  private static Optional<PartialDate> earlier(
      Optional<PartialDate> one, Optional<PartialDate> other) {
    return one.isEmpty() || other.isPresent() && other.get().compareTo(one.get()) < 0 ? other : one;
  }

  private static Optional<PartialDate> later(
      Optional<PartialDate> one, Optional<PartialDate> other) {
    return one.isEmpty() || other.isPresent() && other.get().compareTo(one.get()) > 0 ? other : one;
  }
}
