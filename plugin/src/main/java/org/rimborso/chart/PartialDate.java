package org.rimborso.chart;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;

/**
 * A FHIR date as exact as it was written: a year, a month or a day. Stored as the first and the
 * last day it may mean; nothing rounds a year to a day.
 */
public record PartialDate(LocalDate first, LocalDate last) implements Comparable<PartialDate> {
  public PartialDate {
    if (last.isBefore(first)) {
      throw new IllegalArgumentException("a date cannot end before it starts");
    }
  }

  public static PartialDate of(LocalDate day) {
    return new PartialDate(day, day);
  }

  public static PartialDate of(YearMonth month) {
    return new PartialDate(month.atDay(1), month.atEndOfMonth());
  }

  public static PartialDate ofYear(int year) {
    return new PartialDate(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
  }

  /** The day, if the date was written to the day. */
  public Optional<LocalDate> day() {
    return first.equals(last) ? Optional.of(first) : Optional.empty();
  }

  /** Certainly before {@code other}, however either is completed. */
  public boolean isBefore(PartialDate other) {
    return last.isBefore(other.first);
  }

  /** Certainly after {@code other}, however either is completed. */
  public boolean isAfter(PartialDate other) {
    return first.isAfter(other.last);
  }

  @Override
  public int compareTo(PartialDate other) {
    int byFirst = first.compareTo(other.first);
    return byFirst != 0 ? byFirst : last.compareTo(other.last);
  }

  /** As FHIR writes it: {@code 2026}, {@code 2026-11} or {@code 2026-11-23}. */
  @Override
  public String toString() {
    if (first.equals(last)) {
      return first.toString();
    }
    YearMonth month = YearMonth.from(first);
    return month.equals(YearMonth.from(last))
        ? month.toString()
        : Integer.toString(first.getYear());
  }
}
