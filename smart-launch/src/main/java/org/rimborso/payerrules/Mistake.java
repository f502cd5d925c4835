package org.rimborso.payerrules;

import java.util.Comparator;

/**
 * Something in a file that may not be.
 *
 * @param file its name
 * @param line from 1
 * @param column from 1
 * @param what in one sentence without its full stop
 */
public record Mistake(String file, int line, int column, String what)
    implements Comparable<Mistake> {
  private static final Comparator<Mistake> ORDER =
      Comparator.comparing(Mistake::file)
          .thenComparingInt(Mistake::line)
          .thenComparingInt(Mistake::column)
          .thenComparing(Mistake::what);

  @Override
  public int compareTo(Mistake other) {
    return ORDER.compare(this, other);
  }

  /** As editors understand places in files. */
  @Override
  public String toString() {
    return file + ":" + line + ":" + column + ": " + what;
  }
}
