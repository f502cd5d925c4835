package org.rimborso.codes;

import java.util.stream.LongStream;

/** Collects the days of codes, code by code in order; what was said first of a day stays. */
final class CodeRangesBuilder {
  private final LongList codes = new LongList();
  private final LongList ranges = new LongList();
  private LongList days = new LongList();

  /** Says of the code at hand, for the days that nothing was said of, that it is in force. */
  void say(int first, int last, boolean billable) {
    if (first > last) {
      return;
    }
    if (days.size() == 0 || DayRange.last(days.get(days.size() - 1)) < first) {
      days.add(DayRange.of(first, last, billable));
    } else {
      fill(first, last, billable);
    }
  }

  private void fill(int first, int last, boolean billable) {
    LongList filled = new LongList();
    int from = first;
    for (int i = 0; i < days.size(); i++) {
      long said = days.get(i);
      if (from <= last && from < DayRange.first(said)) {
        filled.add(DayRange.of(from, Math.min(last, DayRange.first(said) - 1), billable));
      }
      filled.add(said);
      from = Math.max(from, DayRange.last(said) + 1);
    }
    if (from <= last) {
      filled.add(DayRange.of(from, last, billable));
    }
    days = filled;
  }

  /** What was said of the code at hand, in order; neighbouring days that say the same are one. */
  LongStream days() {
    LongList joined = new LongList();
    for (int i = 0; i < days.size(); ) {
      long range = days.get(i);
      i++;
      while (i < days.size() && continues(range, days.get(i))) {
        range =
            DayRange.of(
                DayRange.first(range), DayRange.last(days.get(i)), DayRange.billable(range));
        i++;
      }
      joined.add(range);
    }
    return LongStream.of(joined.toArray());
  }

  /** Ends the code at hand; the next one must come after it in order. */
  void end(long code) {
    long[] all = days().toArray();
    for (int i = 0; i < all.length; i++) {
      codes.add(code);
      ranges.add(i + 1 < all.length ? DayRange.followed(all[i]) : all[i]);
    }
    days = new LongList();
  }

  private static boolean continues(long range, long next) {
    return DayRange.last(range) + 1 == DayRange.first(next)
        && DayRange.billable(range) == DayRange.billable(next);
  }

  CodeRanges build() {
    return new CodeRanges(codes.toArray(), ranges.toArray());
  }
}
