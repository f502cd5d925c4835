package org.rimborso.payerrules;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** Reckoning with days. */
final class Dates {
  private Dates() {}

  /** Whole years from one day to another; negative where the other is earlier. */
  static long years(LocalDate from, LocalDate to) {
    return ChronoUnit.YEARS.between(from, to);
  }

  static long days(LocalDate from, LocalDate to) {
    return ChronoUnit.DAYS.between(from, to);
  }
}
