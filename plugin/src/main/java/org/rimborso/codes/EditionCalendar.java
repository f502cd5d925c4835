package org.rimborso.codes;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/**
 * Which of several editions answers on which day. On a day that editions cover, the one with the
 * latest first day answers; of equals the one that spans fewer days, then the later in the list. On
 * a day that none covers, the next later edition answers, but only by rows with days of their own.
 * After the last edition none answers.
 */
final class EditionCalendar {
  static final int NO_EDITION = -1;

  /** Days in a step of {@link #steps}, as a power of two. */
  private static final int STEP = 5;

  private static final int MOST_STEPS = 1 << 14;

  private final List<String> labels;
  private final int[] starts;
  private final int[] editions;
  private final int[] covered;

  /** The first day of the second stretch, from which steps count. */
  private final int origin;

  /** By step of days: the stretch of its first day. */
  private final int[] steps;

  /** An edition's name and days. */
  record Period(String label, int from, int to) {
    boolean covers(int day) {
      return from <= day && day <= to;
    }
  }

  EditionCalendar(List<Period> periods) {
    this(periods.stream().map(Period::label).toList(), segments(periods));
  }

  private EditionCalendar(List<String> labels, List<int[]> segments) {
    this(labels, column(segments, 0), column(segments, 1), column(segments, 2));
  }

  private static List<int[]> segments(List<Period> periods) {
    List<int[]> segments = new ArrayList<>();
    for (int start : breaks(periods)) {
      int edition = covering(periods, start);
      int[] segment =
          edition != NO_EDITION
              ? new int[] {start, edition, 1}
              : new int[] {start, next(periods, start), 0};
      int[] before = segments.isEmpty() ? new int[] {0, -2, 0} : segments.get(segments.size() - 1);
      if (before[1] != segment[1] || before[2] != segment[2]) {
        segments.add(segment);
      }
    }
    return segments;
  }

  private EditionCalendar(List<String> labels, int[] starts, int[] editions, int[] covered) {
    this.labels = labels;
    this.starts = starts;
    this.editions = editions;
    this.covered = covered;
    this.origin = starts[Math.min(1, starts.length - 1)];
    this.steps = new int[Math.min(MOST_STEPS, (starts[starts.length - 1] - origin >> STEP) + 1)];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = latest(origin + (i << STEP));
    }
  }

  private int latest(int day) {
    int segment = starts.length - 1;
    while (starts[segment] > day) {
      segment--;
    }
    return segment;
  }

  void write(PartSink out) {
    out.texts(labels);
    out.ints(starts);
    out.ints(editions);
    out.ints(covered);
  }

  static EditionCalendar read(PartSource in) {
    List<String> labels = List.copyOf(in.texts());
    int[] starts = in.ints();
    int[] editions = in.ints();
    int[] covered = in.ints();
    int segments = starts.length;
    PartSource.require(segments > 0 && starts[0] == DayRange.ALWAYS, "days without a start");
    PartSource.require(
        editions.length == segments && covered.length == segments, "days of different length");
    for (int i = 0; i < segments; i++) {
      PartSource.require(i == 0 || starts[i - 1] < starts[i], "days out of order");
      PartSource.require(
          editions[i] >= NO_EDITION && editions[i] < labels.size(), "days of an unknown edition");
      PartSource.require(
          covered[i] == 0 || covered[i] == 1 && editions[i] != NO_EDITION, "days of no edition");
    }
    return new EditionCalendar(labels, starts, editions, covered);
  }

  /** The number of stretches of days with one answering edition each. */
  int segments() {
    return starts.length;
  }

  /** The stretch of {@code day}. */
  int at(int day) {
    if (day < origin) {
      return 0;
    }
    int segment = steps[Math.min(day - origin >> STEP, steps.length - 1)];
    while (segment + 1 < starts.length && starts[segment + 1] <= day) {
      segment++;
    }
    return segment;
  }

  int start(int segment) {
    return starts[segment];
  }

  int end(int segment) {
    return segment + 1 < starts.length ? starts[segment + 1] - 1 : DayRange.NEVER;
  }

  /** The position of the edition that answers, or {@link #NO_EDITION}. */
  int edition(int segment) {
    return editions[segment];
  }

  /** Whether the edition is complete for these days. */
  boolean covered(int segment) {
    return covered[segment] == 1;
  }

  String label(int edition) {
    return labels.get(edition);
  }

  private static int[] breaks(List<Period> periods) {
    TreeSet<Integer> breaks = new TreeSet<>(List.of(DayRange.ALWAYS));
    for (Period period : periods) {
      breaks.add(period.from());
      breaks.add(Math.min(period.to(), DayRange.NEVER - 1) + 1);
    }
    return breaks.stream().mapToInt(Integer::intValue).toArray();
  }

  private static int covering(List<Period> periods, int day) {
    return best(periods, day, true, Comparator.comparingInt(Period::from));
  }

  private static int next(List<Period> periods, int day) {
    return best(periods, day, false, Comparator.comparingInt(Period::from).reversed());
  }

  private static int best(
      List<Period> periods, int day, boolean covering, Comparator<Period> order) {
    Comparator<Period> full =
        order.thenComparing(
            Comparator.comparingLong((Period p) -> (long) p.to() - p.from()).reversed());
    int best = NO_EDITION;
    for (int i = 0; i < periods.size(); i++) {
      Period period = periods.get(i);
      boolean fits = covering ? period.covers(day) : period.from() > day;
      if (fits && (best == NO_EDITION || full.compare(period, periods.get(best)) >= 0)) {
        best = i;
      }
    }
    return best;
  }

  private static int[] column(List<int[]> segments, int column) {
    return segments.stream().mapToInt(segment -> segment[column]).toArray();
  }
}
