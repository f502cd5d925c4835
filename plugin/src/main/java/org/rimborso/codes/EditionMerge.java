package org.rimborso.codes;

import java.util.List;

/** Several editions of one code system as one table of days, by {@link EditionCalendar}'s rule. */
final class EditionMerge {
  /** More rows of one code than any publisher has; with more, the file is not what it seems. */
  private static final int MOST_ROWS = 1_000;

  private final EditionCalendar calendar;
  private final List<CodeEdition> editions;

  /** By edition: the row at hand, and the row after the last of the code at hand. */
  private final int[] rows;

  private final int[] ends;
  private final CodeRangesBuilder out = new CodeRangesBuilder();

  private EditionMerge(EditionCalendar calendar, List<CodeEdition> editions) {
    this.calendar = calendar;
    this.editions = editions;
    this.rows = new int[editions.size()];
    this.ends = new int[editions.size()];
  }

  static CodeRanges merge(EditionCalendar calendar, List<CodeEdition> editions) {
    EditionMerge merge = new EditionMerge(calendar, editions);
    long code = merge.nextCode();
    while (code != PackedCode.NONE) {
      merge.merge(code);
      code = merge.nextCode();
    }
    return merge.out.build();
  }

  /** The lowest code that is not merged yet. */
  private long nextCode() {
    long lowest = PackedCode.NONE;
    for (int i = 0; i < rows.length; i++) {
      rows[i] = ends[i];
      if (rows[i] < editions.get(i).size()) {
        long code = editions.get(i).code(rows[i]);
        lowest = lowest == PackedCode.NONE ? code : Math.min(lowest, code);
      }
    }
    return lowest;
  }

  private void merge(long code) {
    for (int i = 0; i < rows.length; i++) {
      CodeEdition edition = editions.get(i);
      while (ends[i] < edition.size() && edition.code(ends[i]) == code) {
        ends[i]++;
      }
      if (ends[i] - rows[i] > MOST_ROWS) {
        throw new IllegalArgumentException(
            "more than " + MOST_ROWS + " rows of the code " + PackedCode.unpack(code));
      }
    }
    for (int segment = 0; segment < calendar.segments(); segment++) {
      if (calendar.edition(segment) != EditionCalendar.NO_EDITION) {
        say(segment, calendar.edition(segment));
      }
    }
    sayFuture();
    out.end(code);
  }

  private void say(int segment, int edition) {
    int start = calendar.start(segment);
    int end = calendar.end(segment);
    for (int row = rows[edition]; row < ends[edition]; row++) {
      long range = editions.get(edition).range(row);
      if (calendar.covered(segment) || DayRange.first(range) != DayRange.ALWAYS) {
        out.say(
            Math.max(start, DayRange.first(range)),
            Math.min(end, DayRange.last(range)),
            DayRange.billable(range));
      }
    }
  }

  /**
   * After the last edition nothing answers; but what it announces for later is the day from which a
   * code will be valid.
   */
  private void sayFuture() {
    int after = calendar.segments() - 1;
    int edition = after == 0 ? EditionCalendar.NO_EDITION : calendar.edition(after - 1);
    if (edition == EditionCalendar.NO_EDITION) {
      return;
    }
    for (int row = rows[edition]; row < ends[edition]; row++) {
      long range = editions.get(edition).range(row);
      if (DayRange.first(range) >= calendar.start(after)) {
        out.say(DayRange.first(range), DayRange.last(range), DayRange.billable(range));
      }
    }
  }
}
