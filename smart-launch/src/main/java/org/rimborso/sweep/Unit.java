package org.rimborso.sweep;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Work that one thread does in one go: parts of files that follow each other.
 *
 * @param number from 0, in order of the input
 */
public record Unit(int number, List<Segment> segments) implements Serializable {
  /** So many open files and index entries are no burden. */
  private static final long MOST = 256;

  public Unit {
    segments = List.copyOf(segments);
  }

  /**
   * The lines of a file that start at {@code from} or behind it, but before {@code to}.
   *
   * @param file its number
   */
  public record Segment(int file, long from, long to) implements Serializable {}

  long bytes() {
    return segments.stream().mapToLong(one -> one.to() - one.from()).sum();
  }

  /** Parts files into so few units that one machine has them open at once. */
  static List<Unit> of(List<SourceFile> files, long least) {
    long all = files.stream().mapToLong(SourceFile::text).sum();
    return ofSize(files, Math.max(least, all / MOST));
  }

  /** Parts files into units of about the same size, in the same way whoever does the work. */
  public static List<Unit> ofSize(List<SourceFile> files, long size) {
    List<Unit> units = new ArrayList<>();
    List<Segment> open = new ArrayList<>();
    long filled = 0;
    for (int file = 0; file < files.size(); file++) {
      SourceFile one = files.get(file);
      long from = 0;
      do {
        boolean isWhole = one.form() != SourceFile.Form.LINES;
        long to = isWhole ? one.size() : Math.min(one.size(), from + size - filled);
        open.add(new Segment(file, from, to));
        filled += isWhole ? one.text() : to - from;
        from = to;
        if (filled >= size) {
          units.add(new Unit(units.size(), open));
          open = new ArrayList<>();
          filled = 0;
        }
      } while (from < one.size());
    }
    if (!open.isEmpty()) {
      units.add(new Unit(units.size(), open));
    }
    return units;
  }
}
