package org.rimborso.rules.procedure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.rimborso.chart.PartialDate;
import org.rimborso.chart.Period;

/** When services of one code were done: a chart of years has a thousand days of a common code. */
final class ServiceDays {
  private final TreeSet<LocalDate> days = new TreeSet<>();
  private final List<Period> others = new ArrayList<>(0);

  void add(Period performed) {
    Optional<LocalDate> day = performed.start().flatMap(PartialDate::day);
    if (day.isPresent() && performed.start().equals(performed.end())) {
      days.add(day.get());
    } else {
      others.add(performed);
    }
  }

  /** Whether one of them may lie in {@code served}. */
  boolean meet(Period served) {
    LocalDate first = served.start().map(PartialDate::first).orElse(LocalDate.MIN);
    LocalDate last = served.end().map(PartialDate::last).orElse(LocalDate.MAX);
    LocalDate next = days.ceiling(first);
    if (next != null && !next.isAfter(last)) {
      return true;
    }
    for (Period one : others) {
      if (one.mayOverlap(served)) {
        return true;
      }
    }
    return false;
  }
}
