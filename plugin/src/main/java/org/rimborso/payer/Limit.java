package org.rimborso.payer;

import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;

/**
 * A payer's limit in time, such as for filing a claim.
 *
 * @param length days, months or years, counted as the calendar does
 * @param source where it stands written
 * @param from the first day it is in force; empty: always
 */
public record Limit(Period length, String source, Optional<LocalDate> from) {
  public Limit {
    if (length.isNegative() || length.isZero()) {
      throw new IllegalArgumentException("a limit is longer than nothing");
    }
  }

  /** The last day in time, for a clock that starts on {@code start}. */
  public LocalDate lastDay(LocalDate start) {
    return start.plus(length);
  }
}
