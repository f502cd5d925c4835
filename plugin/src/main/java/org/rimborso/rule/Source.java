package org.rimborso.rule;

import java.time.LocalDate;
import java.util.Optional;

/** Where a rule stands written, and for which dates of service. */
public record Source(
    String document, String section, Optional<LocalDate> from, Optional<LocalDate> to) {

  /** A source without limits in time. */
  public static Source of(String document, String section) {
    return new Source(document, section, Optional.empty(), Optional.empty());
  }

  public static Source from(LocalDate from, String document, String section) {
    return new Source(document, section, Optional.of(from), Optional.empty());
  }
}
