package org.rimborso.rules.procedure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.rimborso.chart.PartialDate;
import org.rimborso.chart.Period;

/** When services of one code were done: a chart of years has a thousand days of a common code. */
final class ServiceDays {
  /** Days between these are bits; others, of which there are hardly any, are not worth one. */
  private static final long FIRST = LocalDate.of(1900, 1, 1).toEpochDay();

  private static final long LAST = LocalDate.of(2199, 12, 31).toEpochDay();

  private final BitSet days = new BitSet();
  private final List<Period> others = new ArrayList<>(0);

  void add(Period performed) {
    Optional<LocalDate> day = performed.start().flatMap(PartialDate::day);
    if (day.isPresent()
        && performed.start().equals(performed.end())
        && day.get().toEpochDay() > FIRST
        && day.get().toEpochDay() < LAST) {
      days.set(bit(day.get()));
    } else {
      others.add(performed);
    }
  }

  /** Whether one of them may lie in {@code served}. */
  boolean meet(Period served) {
    int next = days.nextSetBit(served.start().isPresent() ? bit(served.start().get().first()) : 0);
    if (next >= 0 && (served.end().isEmpty() || next <= bit(served.end().get().last()))) {
      return true;
    }
    for (Period one : others) {
      if (one.mayOverlap(served)) {
        return true;
      }
    }
    return false;
  }

  /** The bit of a day; of one that has none, one before or after all others. */
  private static int bit(LocalDate day) {
    return (int) (Math.max(FIRST, Math.min(LAST, day.toEpochDay())) - FIRST);
  }
}
