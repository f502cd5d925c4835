package org.rimborso.codes;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The years for which a table of categories holds any: fiscal years for ICD, which start on 1
 * October of the year before, else calendar years.
 */
final class YearlyEditions {
  private static final int MOST_YEARS = 500;

  private YearlyEditions() {}

  static EditionCalendar of(CodeSystem system, CodeCover cover) {
    boolean fiscal =
        switch (system) {
          case ICD10CM, ICD10PCS, ICD10, ICD9CM, ICD9PCS -> true;
          default -> false;
        };
    int lead = fiscal ? 3 : 0;
    List<EditionCalendar.Period> years = new ArrayList<>();
    int last = cover.last();
    for (int day = cover.first(); day <= last; ) {
      LocalDate shifted = LocalDate.ofEpochDay(day).plusMonths(lead);
      LocalDate end = LocalDate.of(shifted.getYear(), 12, 31).minusMonths(lead);
      int to = Math.min(last, DayRange.day(fiscal ? end.withDayOfMonth(30) : end));
      String label = (fiscal ? "FY" : "") + shifted.getYear();
      years.add(new EditionCalendar.Period(label, day, to));
      if (years.size() > MOST_YEARS) {
        throw new IllegalArgumentException("spans of more than " + MOST_YEARS + " years");
      }
      day = to + 1;
    }
    return new EditionCalendar(years);
  }
}
