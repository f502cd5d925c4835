package org.rimborso.rules.diagnosis;

import org.rimborso.chart.PartialDate;

/**
 * How old a patient is in a span of time, in whole years, as far as dates tell.
 *
 * @param youngest at the least
 * @param oldest at the most
 */
record Age(int youngest, int oldest) {

  /** The age of someone born on {@code birth} from {@code start} to {@code end}. */
  static Age of(PartialDate birth, PartialDate start, PartialDate end) {
    return new Age(
        java.time.Period.between(birth.last(), start.first()).getYears(),
        java.time.Period.between(birth.first(), end.last()).getYears());
  }

  /** Whether it is certainly out of {@code from} to {@code to}. */
  boolean isOutside(int from, int to) {
    return oldest < from || youngest > to;
  }

  /** Whether it is certainly within {@code from} to {@code to}. */
  boolean isWithin(int from, int to) {
    return youngest >= from && oldest <= to;
  }
}
