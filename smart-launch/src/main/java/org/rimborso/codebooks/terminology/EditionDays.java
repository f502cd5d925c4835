package org.rimborso.codebooks.terminology;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rimborso.codes.CodeSystem;

/** The days for which a version of a code system speaks. */
record EditionDays(LocalDate from, LocalDate to) {
  private static final Pattern YEAR = Pattern.compile("(?:FY ?)?(20\\d\\d)");
  private static final Pattern DATE = Pattern.compile("(20\\d\\d)-?(\\d\\d)(?:-?(\\d\\d))?");

  /** ICD-9-CM was frozen in its last version, 32. */
  private static final EditionDays LAST_ICD9 =
      new EditionDays(LocalDate.of(2013, 10, 1), LocalDate.of(2015, 9, 30));

  boolean cover(LocalDate day) {
    return !day.isBefore(from) && !day.isAfter(to);
  }

  /**
   * The days of {@code version}: a year (of ICD the US fiscal year, of others the calendar year),
   * or the date on which it takes effect. Empty where it is written otherwise.
   */
  static Optional<EditionDays> of(CodeSystem system, String version) {
    if (isIcd9(system)) {
      return version.strip().matches("32|2014|2015") ? Optional.of(LAST_ICD9) : Optional.empty();
    }
    Matcher year = YEAR.matcher(version.strip());
    if (year.matches()) {
      int number = Integer.parseInt(year.group(1));
      return Optional.of(isIcd(system) ? fiscal(number) : calendar(number));
    }
    Matcher date = DATE.matcher(version.strip());
    return date.matches() ? effective(system, date) : Optional.empty();
  }

  private static Optional<EditionDays> effective(CodeSystem system, Matcher date) {
    try {
      LocalDate from =
          LocalDate.of(
              Integer.parseInt(date.group(1)),
              Integer.parseInt(date.group(2)),
              date.group(3) == null ? 1 : Integer.parseInt(date.group(3)));
      LocalDate to = isIcd(system) ? fiscal(from.plusMonths(3).getYear()).to() : quarter(from).to();
      return Optional.of(new EditionDays(from, to));
    } catch (DateTimeException noDate) {
      return Optional.empty();
    }
  }

  /**
   * The days around {@code today} for which a version without a name speaks: that is the current
   * one, and codes change on 1 April and 1 October, HCPCS and CPT each quarter.
   */
  static EditionDays current(CodeSystem system, LocalDate today) {
    if (isIcd9(system)) {
      return LAST_ICD9;
    }
    EditionDays quarter = quarter(today);
    if (!isIcd(system)) {
      return quarter;
    }
    boolean second = quarter.from().getMonthValue() == 1 || quarter.from().getMonthValue() == 7;
    LocalDate from = second ? quarter.from().minusMonths(3) : quarter.from();
    return new EditionDays(from, from.plusMonths(6).minusDays(1));
  }

  private static EditionDays fiscal(int year) {
    return new EditionDays(LocalDate.of(year - 1, 10, 1), LocalDate.of(year, 9, 30));
  }

  private static EditionDays calendar(int year) {
    return new EditionDays(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
  }

  private static EditionDays quarter(LocalDate day) {
    LocalDate from = LocalDate.of(day.getYear(), (day.getMonthValue() - 1) / 3 * 3 + 1, 1);
    return new EditionDays(from, from.plusMonths(3).minusDays(1));
  }

  private static boolean isIcd(CodeSystem system) {
    return system == CodeSystem.ICD10CM || system == CodeSystem.ICD10PCS;
  }

  private static boolean isIcd9(CodeSystem system) {
    return system == CodeSystem.ICD9CM || system == CodeSystem.ICD9PCS;
  }
}
