package org.rimborso.codebooks.file;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Days as publishers write them: {@code 20251001}, {@code 10012025}, {@code 10/1/2025}, {@code
 * 2025-10-01}, the day of a year {@code 2025274}, or the serial number of a spreadsheet.
 */
final class PublishedDate {
  /** What publishers write where there is no date. */
  private static final Set<String> NONE =
      Set.of("", "*", "-", "0", "00000000", "99991231", "12319999", "9999365", "n/a", "none");

  private static final Pattern MONTH_FIRST =
      Pattern.compile("(\\d{1,2})[/-](\\d{1,2})[/-](\\d{4})");
  private static final Pattern YEAR_FIRST =
      Pattern.compile("(\\d{4})[/-](\\d{1,2})[/-](\\d{1,2})(?:[T ].*)?");

  /** Day 0 of spreadsheets that count from 1900, with their nonexistent 29 February 1900. */
  private static final LocalDate SERIAL_ZERO = LocalDate.of(1899, 12, 30);

  /** Serials below lie before 1954, above after 2119: no date of a code file. */
  private static final int FIRST_SERIAL = 20_000;

  private static final int LAST_SERIAL = 80_000;

  private PublishedDate() {}

  /** Whether {@code text} is one of the signs for "no date". */
  static boolean isNone(String text) {
    return NONE.contains(text.strip().toLowerCase(Locale.ROOT));
  }

  /** The day that {@code text} names; empty if it names none. */
  static Optional<LocalDate> of(String text) {
    try {
      return read(text.strip());
    } catch (DateTimeException noSuchDay) {
      return Optional.empty();
    }
  }

  private static Optional<LocalDate> read(String text) {
    String number = text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    if (!number.isEmpty() && number.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return digits(number);
    }
    Matcher month = MONTH_FIRST.matcher(text);
    if (month.matches()) {
      return Optional.of(day(month.group(3), month.group(1), month.group(2)));
    }
    Matcher year = YEAR_FIRST.matcher(text);
    return year.matches()
        ? Optional.of(day(year.group(1), year.group(2), year.group(3)))
        : Optional.empty();
  }

  private static Optional<LocalDate> digits(String text) {
    return switch (text.length()) {
      case 5 -> serial(Integer.parseInt(text));
      case 7 ->
          Optional.of(
              LocalDate.ofYearDay(
                  Integer.parseInt(text.substring(0, 4)), Integer.parseInt(text.substring(4))));
      case 8 -> Optional.of(eight(text));
      default -> Optional.empty();
    };
  }

  private static Optional<LocalDate> serial(int days) {
    return days < FIRST_SERIAL || days > LAST_SERIAL
        ? Optional.empty()
        : Optional.of(SERIAL_ZERO.plusDays(days));
  }

  /** Year first or month first: no month is 19 or 20, so that the two are never confused. */
  private static LocalDate eight(String text) {
    boolean yearFirst = text.startsWith("19") || text.startsWith("20");
    return yearFirst
        ? day(text.substring(0, 4), text.substring(4, 6), text.substring(6))
        : day(text.substring(4), text.substring(0, 2), text.substring(2, 4));
  }

  private static LocalDate day(String year, String month, String day) {
    return LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
  }
}
