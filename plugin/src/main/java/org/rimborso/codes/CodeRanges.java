package org.rimborso.codes;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Codes and the days on which each is a header or billable. The ranges of one code do not overlap
 * and stand in order of days.
 */
final class CodeRanges {
  /** A day that no range holds; no range is of this form. */
  static final long NO_RANGE = DayRange.of(DayRange.NEVER, DayRange.ALWAYS, false);

  private final long[] codes;
  private final long[] ranges;

  /** From a code to its first range. */
  private final CodeIndex index;

  /** Columns sorted by code and first day; ranges of one code but its last are marked followed. */
  CodeRanges(long[] codes, long[] ranges) {
    this.codes = codes;
    this.ranges = ranges;
    this.index = new CodeIndex(codes, ranges);
  }

  void write(PartSink out) {
    out.longs(codes);
    out.longs(ranges);
  }

  static CodeRanges read(PartSource in) {
    long[] codes = in.longs();
    long[] ranges = in.longs();
    SortedPairs.requireSorted(codes, ranges);
    for (int i = 0; i < codes.length; i++) {
      boolean followed = i + 1 < codes.length && codes[i] == codes[i + 1];
      PartSource.require(
          DayRange.isFollowed(ranges[i]) == followed, "a code's rows are torn apart");
    }
    return new CodeRanges(codes, ranges);
  }

  int size() {
    return codes.length;
  }

  /** Where {@code code} is held, for {@link #inForce}; or -1. */
  int find(long code) {
    return index.find(code);
  }

  /** The range that holds {@code day} of the code that was found, or {@link #NO_RANGE}. */
  long inForce(int found, long code, int day) {
    long range = index.value(found);
    if (DayRange.holds(range, day)) {
      return range;
    }
    return DayRange.isFollowed(range) ? laterInForce(code, day) : NO_RANGE;
  }

  private long laterInForce(long code, int day) {
    for (int row = row(code) + 1; ; row++) {
      if (DayRange.holds(ranges[row], day)) {
        return ranges[row];
      }
      if (!DayRange.isFollowed(ranges[row])) {
        return NO_RANGE;
      }
    }
  }

  private int row(long code) {
    return SortedPairs.lowerBound(codes, code);
  }

  /** The first day after {@code day} on which a range of the code starts. */
  OptionalInt startAfter(long code, int day) {
    for (int at = row(code); ; at++) {
      if (DayRange.first(ranges[at]) > day) {
        return OptionalInt.of(DayRange.first(ranges[at]));
      }
      if (!DayRange.isFollowed(ranges[at])) {
        return OptionalInt.empty();
      }
    }
  }

  /** The last day before {@code day} that a range of the code holds. */
  OptionalInt endBefore(long code, int day) {
    OptionalInt end = OptionalInt.empty();
    for (int at = row(code); ; at++) {
      if (DayRange.last(ranges[at]) < day) {
        end = OptionalInt.of(DayRange.last(ranges[at]));
      }
      if (!DayRange.isFollowed(ranges[at])) {
        return end;
      }
    }
  }

  /** The codes below {@code beginning}, itself left out, that are billable on {@code day}. */
  List<String> billableBelow(long beginning, int day) {
    List<String> found = new ArrayList<>();
    long last = PackedCode.lastBelow(beginning);
    for (int i = SortedPairs.lowerBound(codes, beginning + 1);
        i < codes.length && codes[i] <= last;
        i++) {
      if (DayRange.billable(ranges[i]) && DayRange.holds(ranges[i], day)) {
        found.add(PackedCode.unpack(codes[i]));
      }
    }
    return found;
  }
}
