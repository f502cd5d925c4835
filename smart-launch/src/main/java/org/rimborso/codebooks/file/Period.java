package org.rimborso.codebooks.file;

import java.time.LocalDate;
import java.time.Month;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The days for which an edition is complete, and its name.
 *
 * @param to the last day
 */
record Period(String label, LocalDate from, LocalDate to) {
  /** The end of lists that stand until the next one is imported. */
  static final LocalDate OPEN = LocalDate.of(9999, 12, 31);

  private static final String YEAR = "(?<!\\d)((?:19|20)\\d{2})(?!\\d)";
  private static final Pattern QUARTER =
      Pattern.compile("(?<!\\d)(20\\d{2})[ _-]*Q([1-4])(?!\\d)|Q([1-4])[ _-]*(20\\d{2})(?!\\d)");
  private static final Pattern NAMED_MONTH =
      Pattern.compile(
          "(?<!\\d)(20\\d{2})[ _-]*(JAN|APR|JUL|OCT)|(JAN|APR|JUL|OCT)[A-Z]*[ _-]*(20\\d{2})(?!\\d)");
  private static final Pattern YEAR_AND_MONTH =
      Pattern.compile("(?<!\\d)(20\\d{2})-(0[1-9]|1[0-2])(?!\\d)");
  private static final Pattern EFFECTIVE =
      Pattern.compile("(?<!\\d)(0[1-9]|1[0-2])[-_/](?:[0-2]\\d|3[01])[-_/](20\\d{2})(?!\\d)");
  private static final Pattern ANY_YEAR = Pattern.compile(YEAR);

  /** The same days under another name. */
  Period named(String other) {
    return new Period(other, from, to);
  }

  /** The calendar year. */
  static Period year(int year) {
    return new Period(Integer.toString(year), LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
  }

  /** The quarter {@code quarter}, 1 to 4, of a calendar year. */
  static Period quarter(int year, int quarter) {
    LocalDate from = LocalDate.of(year, 3 * quarter - 2, 1);
    return new Period(year + " Q" + quarter, from, from.plusMonths(3).minusDays(1));
  }

  /** The fiscal year, from 1 October of the year before. */
  static Period fiscalYear(int year) {
    return new Period("FY" + year, LocalDate.of(year - 1, 10, 1), LocalDate.of(year, 9, 30));
  }

  /** The quarter that {@code text}, a name of a file or of an edition, names. */
  static Optional<Period> quarterIn(String text) {
    String upper = text.toUpperCase(Locale.ROOT);
    Matcher quarter = QUARTER.matcher(upper);
    if (quarter.find()) {
      return quarter.group(1) != null
          ? Optional.of(quarter(number(quarter.group(1)), number(quarter.group(2))))
          : Optional.of(quarter(number(quarter.group(4)), number(quarter.group(3))));
    }
    return namedMonth(upper)
        .or(() -> month(YEAR_AND_MONTH.matcher(upper), 1, 2))
        .or(() -> month(EFFECTIVE.matcher(upper), 2, 1));
  }

  private static Optional<Period> namedMonth(String upper) {
    Matcher month = NAMED_MONTH.matcher(upper);
    if (!month.find()) {
      return Optional.empty();
    }
    boolean yearFirst = month.group(1) != null;
    String name = yearFirst ? month.group(2) : month.group(3);
    int year = number(yearFirst ? month.group(1) : month.group(4));
    int quarter =
        switch (name) {
          case "JAN" -> 1;
          case "APR" -> 2;
          case "JUL" -> 3;
          default -> 4;
        };
    return Optional.of(quarter(year, quarter));
  }

  private static Optional<Period> month(Matcher found, int year, int month) {
    return found.find()
        ? Optional.of(
            quarter(
                number(found.group(year)),
                Month.of(number(found.group(month))).firstMonthOfQuarter().getValue() / 3 + 1))
        : Optional.empty();
  }

  /** The calendar year that {@code text} names, the first of several. */
  static Optional<Period> yearIn(String text) {
    Matcher year = ANY_YEAR.matcher(text);
    return year.find() ? Optional.of(year(number(year.group(1)))) : Optional.empty();
  }

  private static int number(String digits) {
    return Integer.parseInt(digits);
  }
}
