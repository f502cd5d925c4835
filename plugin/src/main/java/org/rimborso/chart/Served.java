package org.rimborso.chart;

import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/** When the services of a bill were rendered. */
public final class Served {
  private Served() {}

  /**
   * From the first to the last day of its lines. Only where no line is dated, the billable period:
   * some servers put a year of coverage there.
   */
  public static Period of(Claim claim) {
    Optional<PartialDate> first = Optional.empty();
    Optional<PartialDate> last = Optional.empty();
    for (Claim.Line line : claim.lines()) {
      Period served = line.serviced();
      first = earlier(first, served.start());
      last = later(last, served.end().isPresent() ? served.end() : served.start());
    }
    return first.isEmpty() && last.isEmpty() ? claim.billablePeriod() : new Period(first, last);
  }

  /**
   * The first day of every line, each once, earliest first. A line without one of its own has the
   * claim's; where no line has any, those of the encounters count.
   */
  public static NavigableSet<PartialDate> starts(Chart chart, Claim claim) {
    NavigableSet<PartialDate> dates = new TreeSet<>();
    if (claim.lines().isEmpty()) {
      claim.billablePeriod().start().ifPresent(dates::add);
    }
    for (Claim.Line line : claim.lines()) {
      claim.serviced(line).start().ifPresent(dates::add);
    }
    if (dates.isEmpty()) {
      chart.encountersOf(claim).forEach(e -> e.period().start().ifPresent(dates::add));
    }
    return dates;
  }

  /** The earliest of {@link #starts}. */
  public static Optional<PartialDate> start(Chart chart, Claim claim) {
    Optional<PartialDate> first = Optional.empty();
    for (Claim.Line line : claim.lines()) {
      first = earlier(first, claim.serviced(line).start());
    }
    return first.isPresent() ? first : starts(chart, claim).stream().findFirst();
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
