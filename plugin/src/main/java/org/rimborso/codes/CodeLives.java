package org.rimborso.codes;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Stretches of days as codes have them: one {@link DayRange} or several that follow each other. The
 * many codes that live from the first to the last edition share one life, so that all lives of a
 * system lie close together. A life goes by its place.
 */
final class CodeLives {
  private final long[] ranges;

  private CodeLives(long[] ranges) {
    this.ranges = ranges;
  }

  /** Collects the ranges of code after code. */
  static final class Builder {
    private final LongList ranges = new LongList();
    private final Map<Long, Integer> alone = new HashMap<>();
    private boolean within;
    private long last = CodeRanges.NO_RANGE;
    private int lastPlace;

    /** Adds the next range; the place of the life that starts with it. */
    int add(long range) {
      boolean shared = !within && !DayRange.isFollowed(range);
      within = DayRange.isFollowed(range);
      return shared ? shared(range) : append(range);
    }

    private int shared(long range) {
      if (range != last) {
        lastPlace = alone.computeIfAbsent(range, this::append);
        last = range;
      }
      return lastPlace;
    }

    private int append(long range) {
      ranges.add(range);
      return ranges.size() - 1;
    }

    CodeLives build() {
      return new CodeLives(ranges.toArray());
    }
  }

  /** Ranges held. */
  int size() {
    return ranges.length;
  }

  /** The range that holds {@code day}, or {@link CodeRanges#NO_RANGE}. */
  long inForce(int life, int day) {
    for (int at = life; ; at++) {
      long range = ranges[at];
      if (DayRange.holds(range, day)) {
        return range;
      }
      if (!DayRange.isFollowed(range)) {
        return CodeRanges.NO_RANGE;
      }
    }
  }

  /** The first day after {@code day} on which a range starts. */
  OptionalInt startAfter(int life, int day) {
    for (int at = life; ; at++) {
      if (DayRange.first(ranges[at]) > day) {
        return OptionalInt.of(DayRange.first(ranges[at]));
      }
      if (!DayRange.isFollowed(ranges[at])) {
        return OptionalInt.empty();
      }
    }
  }

  /** The last day before {@code day} that a range holds. */
  OptionalInt endBefore(int life, int day) {
    OptionalInt end = OptionalInt.empty();
    for (int at = life; ; at++) {
      if (DayRange.last(ranges[at]) < day) {
        end = OptionalInt.of(DayRange.last(ranges[at]));
      }
      if (!DayRange.isFollowed(ranges[at])) {
        return end;
      }
    }
  }

  /** Whether a life has a day from {@code first} to {@code last}. */
  boolean anyWithin(int first, int last) {
    for (long range : ranges) {
      if (DayRange.first(range) <= last && DayRange.last(range) >= first) {
        return true;
      }
    }
    return false;
  }
}
