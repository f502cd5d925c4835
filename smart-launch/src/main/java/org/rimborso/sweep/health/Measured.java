package org.rimborso.sweep.health;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/** What one account means for one figure. */
sealed interface Measured {

  /** The account has nothing to do with the figure. */
  record Nothing() implements Measured {}

  /** The account belongs to it, but what is needed of it is not known. */
  record LeftOut() implements Measured {}

  /**
   * The account's part.
   *
   * @param day by which it belongs to a month; empty for figures of today
   * @param currency of its amounts; empty where things are counted
   * @param behind what makes the account one of those that the figure is about: the more, the
   *     earlier it is listed; empty where it only counts below the line
   */
  record Part(
      BigDecimal numerator,
      BigDecimal denominator,
      Optional<LocalDate> day,
      Optional<String> currency,
      Optional<BigDecimal> behind)
      implements Measured {}

  Measured NOTHING = new Nothing();
  Measured LEFT_OUT = new LeftOut();
}
