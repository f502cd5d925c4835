package org.rimborso.payerrules;

import java.util.Optional;
import org.rimborso.chart.Cause;
import org.rimborso.chart.PartialDate;

/**
 * A value that nobody knows, and why. Whatever is reckoned with it is unknown too, but where the
 * other side of an "and" or an "or" decides alone.
 *
 * @param missing what would be needed, such as an element's path
 */
record Unknown(Cause because, String missing) {

  /** That the chart does not tell an element. */
  static Unknown element(String path) {
    return new Unknown(Cause.ELEMENT_MISSING, path);
  }

  /** That a condition cannot be reckoned out at all, such as a division by zero. */
  static Unknown failed(String how) {
    return new Unknown(Cause.RULE_FAILED, how);
  }

  /** Whether it is known that there is no value, so that one may ask for that. */
  boolean isAbsence() {
    return because == Cause.ELEMENT_MISSING || because == Cause.POLICY_NOT_CONFIGURED;
  }

  /** The value, else that the chart does not tell it. */
  static Object unless(Optional<?> told, String path) {
    return told.<Object>map(value -> value).orElseGet(() -> element(path));
  }

  /** The day, else that the chart does not tell it to the day. */
  static Object day(Optional<PartialDate> told, String path) {
    return unless(told.flatMap(PartialDate::day), path);
  }
}
