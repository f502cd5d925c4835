package org.rimborso.codes;

import java.util.ArrayList;
import java.util.List;

/**
 * Codes and the days on which each is a header or billable. The ranges of one code do not overlap
 * and stand in order of days.
 */
final class CodeRanges {
  /** A day that no range holds; no range is of this form. */
  static final long NO_RANGE = DayRange.of(DayRange.NEVER, DayRange.ALWAYS, false);

  private final long[] codes;
  private final long[] ranges;
  private final CodeLives lives;

  /** From a code to its life. */
  private final ShortCodeIndex shortCodes;

  private final CodeIndex longCodes;

  /**
   * Columns sorted by code and first day; ranges of one code but its last are marked followed.
   *
   * @throws IllegalArgumentException if codes have more than four million different ranges
   */
  CodeRanges(long[] codes, long[] ranges) {
    this.codes = codes;
    this.ranges = ranges;
    CodeLives.Builder builder = new CodeLives.Builder();
    long[] places = new long[codes.length];
    for (int row = 0; row < codes.length; row++) {
      places[row] = builder.add(ranges[row]);
    }
    this.lives = builder.build();
    PartSource.require(lives.size() < ShortCodeIndex.END, "too many different days of codes");
    this.shortCodes = new ShortCodeIndex(codes, places);
    this.longCodes = longCodes(codes, places);
  }

  private static CodeIndex longCodes(long[] codes, long[] places) {
    LongList found = new LongList();
    LongList along = new LongList();
    for (int row = 0; row < codes.length; row++) {
      if (!ShortCodeIndex.holds(codes[row])) {
        found.add(codes[row]);
        along.add(places[row]);
      }
    }
    return new CodeIndex(found.toArray(), along.toArray());
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

  /** The life of {@code code} in {@link #lives}; or -1. */
  int find(long code) {
    return ShortCodeIndex.holds(code) ? shortCodes.find(code) : longCodes.place(code);
  }

  CodeLives lives() {
    return lives;
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
