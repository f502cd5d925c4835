package org.rimborso.fhir.read;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rimborso.chart.PartialDate;

/**
 * FHIR's date, dateTime and instant. A time with an offset counts in the site's zone where one is
 * configured; without a zone, or without an offset, the date counts as written. Also takes what the
 * specification forbids and servers send: times without seconds or without offset.
 */
final class FhirDates {
  private static final Pattern FORM =
      Pattern.compile(
          "(\\d{4})(?:-(\\d{2})(?:-(\\d{2})"
              + "(?:T(\\d{2}):(\\d{2})(?::(\\d{2})(?:\\.(\\d{1,18}))?)?(Z|[+-]\\d{2}:\\d{2})?)?)?)?");

  private FhirDates() {}

  /** The date that {@code text} means, or empty where it means none. */
  static Optional<PartialDate> date(String text, Optional<ZoneId> zone) {
    return isDay(text) ? day(text) : other(text, zone);
  }

  /** Ten ASCII characters in the form of a day, as most dates are: read without the pattern. */
  private static boolean isDay(String text) {
    if (text.length() != 10 || text.charAt(4) != '-' || text.charAt(7) != '-') {
      return false;
    }
    for (int i = 0; i < 10; i++) {
      char c = text.charAt(i);
      if (i != 4 && i != 7 && (c < '0' || c > '9')) {
        return false;
      }
    }
    return true;
  }

  private static Optional<PartialDate> day(String text) {
    int year = Integer.parseInt(text, 0, 4, 10);
    if (year == 0) {
      return Optional.empty();
    }
    try {
      int month = Integer.parseInt(text, 5, 7, 10);
      int day = Integer.parseInt(text, 8, 10, 10);
      return Optional.of(PartialDate.of(LocalDate.of(year, month, day)));
    } catch (DateTimeException impossible) {
      return Optional.empty();
    }
  }

  private static Optional<PartialDate> other(String text, Optional<ZoneId> zone) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(date(form, zone));
    } catch (DateTimeException impossible) {
      return Optional.empty();
    }
  }

  private static PartialDate date(Matcher form, Optional<ZoneId> zone) {
    int year = number(form, 1);
    if (year == 0) {
      throw new DateTimeException("FHIR's years start at 1");
    }
    if (form.group(2) == null) {
      return PartialDate.ofYear(year);
    }
    if (form.group(3) == null) {
      return PartialDate.of(YearMonth.of(year, number(form, 2)));
    }
    LocalDate day = LocalDate.of(year, number(form, 2), number(form, 3));
    if (form.group(4) == null) {
      return PartialDate.of(day);
    }
    LocalTime time = time(form);
    return PartialDate.of(
        zone.isPresent() && form.group(8) != null
            ? OffsetDateTime.of(day, time, ZoneOffset.of(form.group(8)))
                .atZoneSameInstant(zone.get())
                .toLocalDate()
            : day);
  }

  /** The moment that {@code text} means: an instant, or a dateTime with an offset. */
  static Optional<Instant> instant(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches() || form.group(8) == null) {
      return Optional.empty();
    }
    try {
      LocalDate day = LocalDate.of(number(form, 1), number(form, 2), number(form, 3));
      return Optional.of(
          OffsetDateTime.of(day, time(form), ZoneOffset.of(form.group(8))).toInstant());
    } catch (DateTimeException impossible) {
      return Optional.empty();
    }
  }

  /** FHIR allows second 60; a leap second belongs to the minute it ends. */
  private static LocalTime time(Matcher form) {
    int second = form.group(6) == null ? 0 : number(form, 6);
    String fraction = form.group(7) == null ? "0" : form.group(7);
    String nanos = (fraction + "00000000").substring(0, 9);
    return LocalTime.of(
        number(form, 4), number(form, 5), second == 60 ? 59 : second, Integer.parseInt(nanos));
  }

  private static int number(Matcher form, int group) {
    return Integer.parseInt(form.group(group));
  }
}
