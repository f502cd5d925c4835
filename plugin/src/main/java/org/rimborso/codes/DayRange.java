package org.rimborso.codes;

import java.time.LocalDate;

/**
 * First and last day of a row and whether it is billable, as one number: days since 1 January 1970
 * in 31 bits each. A day that a row does not name is {@link #ALWAYS} or {@link #NEVER}.
 */
final class DayRange {
  /** Stands for no first day. */
  static final int ALWAYS = -(1 << 30);

  /** Stands for no last day. */
  static final int NEVER = (1 << 30) - 1;

  private static final long BILLABLE = 1;
  private static final long MORE = 2;
  private static final int FIRST_YEAR = 1900;
  private static final int YEARS = 250;

  /** By year and month: the day before the month. */
  private static final int[] MONTHS = months();

  private DayRange() {}

  private static int[] months() {
    int[] months = new int[YEARS << 4];
    for (int year = 0; year < YEARS; year++) {
      for (int month = 1; month <= 12; month++) {
        months[year << 4 | month] =
            (int) LocalDate.of(FIRST_YEAR + year, month, 1).toEpochDay() - 1;
      }
    }
    return months;
  }

  static long of(int first, int last, boolean billable) {
    return (long) first << 33 | (last & 0x7FFF_FFFFL) << 2 | (billable ? BILLABLE : 0);
  }

  static int first(long range) {
    return (int) (range >> 33);
  }

  static int last(long range) {
    return (int) (range << 31 >> 33);
  }

  static boolean holds(long range, int day) {
    return first(range) <= day && day <= last(range);
  }

  static boolean billable(long range) {
    return (range & BILLABLE) != 0;
  }

  /** 1 if it is billable, else 0. */
  static int billableBit(long range) {
    return (int) (range & BILLABLE);
  }

  /** The same range, marked as not the last one of its code. */
  static long followed(long range) {
    return range | MORE;
  }

  static boolean isFollowed(long range) {
    return (range & MORE) != 0;
  }

  /** The day's number; days millions of years away are the first or last there is. */
  static int day(LocalDate date) {
    int year = date.getYear() - FIRST_YEAR;
    if (year >= 0 && year < YEARS) {
      return MONTHS[year << 4 | date.getMonthValue()] + date.getDayOfMonth();
    }
    return (int) Math.max(ALWAYS, Math.min(NEVER, date.toEpochDay()));
  }
}
