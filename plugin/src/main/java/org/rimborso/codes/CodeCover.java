package org.rimborso.codes;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * The parts of a code set that a table holds completely, and for which days: each part is all codes
 * with one beginning, or one code alone.
 */
final class CodeCover {
  private final long[] beginnings;

  /** By beginning; marked as billable where the beginning is a code alone. */
  private final long[] days;

  private final CodeIndex index;
  private final int[] lengths;

  private CodeCover(long[] beginnings, long[] days) {
    this.beginnings = beginnings;
    this.days = days;
    this.index = CodeIndex.ofPlaces(beginnings);
    this.lengths = Arrays.stream(beginnings).mapToInt(PackedCode::length).distinct().toArray();
  }

  /**
   * The cover of {@code spans}.
   *
   * @throws IllegalArgumentException if two have one beginning, or one is no beginning of a code
   */
  static CodeCover of(Collection<CodeTable.Span> spans) {
    List<CodeTable.Span> sorted =
        spans.stream()
            .sorted(Comparator.comparingLong((CodeTable.Span s) -> beginning(s.category())))
            .toList();
    long[] beginnings = sorted.stream().mapToLong(span -> beginning(span.category())).toArray();
    for (int i = 1; i < beginnings.length; i++) {
      if (beginnings[i] == beginnings[i - 1]) {
        throw new IllegalArgumentException("a category twice: " + sorted.get(i).category());
      }
    }
    return new CodeCover(
        beginnings,
        sorted.stream()
            .mapToLong(s -> DayRange.of(DayRange.day(s.first()), DayRange.day(s.last()), s.alone()))
            .toArray());
  }

  private static long beginning(String category) {
    long packed = PackedCode.pack(category);
    if (packed == PackedCode.NONE) {
      throw new IllegalArgumentException("no beginning of codes: " + category);
    }
    return packed;
  }

  void write(PartSink out) {
    out.longs(beginnings);
    out.longs(days);
  }

  static CodeCover read(PartSource in) {
    long[] beginnings = in.longs();
    long[] days = in.longs();
    PartSource.require(beginnings.length == days.length, "columns of different length");
    PartSource.require(SortedPairs.isSorted(beginnings), "categories out of order");
    return new CodeCover(beginnings, days);
  }

  /** Whether the part that {@code code} belongs to is held on {@code day}. */
  boolean holds(long code, int day) {
    int part = part(code);
    return part >= 0 && DayRange.holds(days[part], day);
  }

  /** The part that {@code code} belongs to, the longest beginning if several fit; or -1. */
  private int part(long code) {
    int part = -1;
    for (int length : lengths) {
      int at = index.place(PackedCode.head(code, length));
      if (at >= 0 && reaches(at, code) && (part < 0 || beginnings[at] > beginnings[part])) {
        part = at;
      }
    }
    return part;
  }

  private boolean reaches(int part, long code) {
    return beginnings[part] == code || !DayRange.billable(days[part]);
  }

  /**
   * The days of the part that {@code code} belongs to.
   *
   * @throws IllegalArgumentException if it belongs to none
   */
  long days(long code) {
    int part = part(code);
    if (part < 0) {
      throw new IllegalArgumentException("a code without its category: " + PackedCode.unpack(code));
    }
    return days[part];
  }

  int first() {
    return Arrays.stream(days).mapToInt(DayRange::first).min().orElse(DayRange.ALWAYS);
  }

  int last() {
    return Arrays.stream(days).mapToInt(DayRange::last).max().orElse(DayRange.ALWAYS);
  }
}
