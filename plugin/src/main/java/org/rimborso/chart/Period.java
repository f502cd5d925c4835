package org.rimborso.chart;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A FHIR Period in days of the site's time zone; an absent end is open. Ends may be partial, so
 * questions have three answers.
 */
public record Period(Optional<PartialDate> start, Optional<PartialDate> end) {
  public static final Period UNKNOWN = new Period(Optional.empty(), Optional.empty());

  /** Whether something holds, where dates may be too vague to tell. */
  public enum Answer {
    YES,
    NO,
    UNKNOWN
  }

  public static Period on(PartialDate date) {
    return new Period(Optional.of(date), Optional.of(date));
  }

  public static Period on(LocalDate day) {
    return on(PartialDate.of(day));
  }

  public static Period of(LocalDate start, LocalDate end) {
    return new Period(Optional.of(PartialDate.of(start)), Optional.of(PartialDate.of(end)));
  }

  public boolean isUnknown() {
    return start.isEmpty() && end.isEmpty();
  }

  /** Whether {@code day} lies in this period, both ends included; an absent end is open. */
  public Answer covers(LocalDate day) {
    if (start.isPresent() && day.isBefore(start.get().first())
        || end.isPresent() && day.isAfter(end.get().last())) {
      return Answer.NO;
    }
    boolean startSure = start.map(s -> !day.isBefore(s.last())).orElse(true);
    boolean endSure = end.map(e -> !day.isAfter(e.first())).orElse(true);
    return startSure && endSure ? Answer.YES : Answer.UNKNOWN;
  }

  /** Whether the two share a day; open ends reach everywhere. */
  public boolean mayOverlap(Period other) {
    return !(end.isPresent() && other.start.isPresent() && end.get().isBefore(other.start.get()))
        && !(start.isPresent() && other.end.isPresent() && other.end.get().isBefore(start.get()));
  }
}
