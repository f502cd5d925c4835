package org.rimborso.codes;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Codes and the days on which each is a header or billable. The ranges of one code do not overlap
 * and stand in order of days.
 */
final class CodeRanges {
  private final long[] codes;
  private final long[] ranges;
  private final CodeIndex index;

  /** Columns sorted by code and first day; ranges of one code but its last are marked followed. */
  CodeRanges(long[] codes, long[] ranges) {
    this.codes = codes;
    this.ranges = ranges;
    this.index = new CodeIndex(codes);
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

  /** The row of {@code code} that stands first, or -1. */
  int find(long code) {
    return index.find(code);
  }

  /** From the code's first row on, the row that holds {@code day}, or -1. */
  int inForce(int row, int day) {
    for (int at = row; ; at++) {
      if (DayRange.holds(ranges[at], day)) {
        return at;
      }
      if (!DayRange.isFollowed(ranges[at])) {
        return -1;
      }
    }
  }

  boolean billable(int row) {
    return DayRange.billable(ranges[row]);
  }

  /** The first day after {@code day} on which a range of the code starts. */
  OptionalInt startAfter(int row, int day) {
    for (int at = row; ; at++) {
      if (DayRange.first(ranges[at]) > day) {
        return OptionalInt.of(DayRange.first(ranges[at]));
      }
      if (!DayRange.isFollowed(ranges[at])) {
        return OptionalInt.empty();
      }
    }
  }

  /** The last day before {@code day} that a range of the code holds. */
  OptionalInt endBefore(int row, int day) {
    OptionalInt end = OptionalInt.empty();
    for (int at = row; ; at++) {
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
