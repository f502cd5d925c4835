package org.rimborso.payerrules;

import java.util.Arrays;
import org.rimborso.codes.CodeSets;

/**
 * What one condition is reckoned in: its variables, the site's code sets, and how much it may still
 * spend. For one thread.
 */
final class Frame {
  /** Steps that one thing may cost. */
  static final int STEPS = 50_000;

  /** Steps that one chart may cost. */
  static final long ALL_STEPS = 5_000_000;

  private final Object[] variables;
  private final CodeSets codes;
  private int left = STEPS;
  private long leftOfAll = ALL_STEPS;

  Frame(int size, CodeSets codes) {
    variables = new Object[size];
    Arrays.fill(variables, Unknown.failed("variable"));
    this.codes = codes;
  }

  /** That a condition costs more than it may. */
  static final class TooCostly extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final boolean whole;

    private TooCostly(boolean whole) {
      super("too costly");
      this.whole = whole;
    }

    /** Whether the chart as a whole costs too much. */
    boolean isWhole() {
      return whole;
    }
  }

  CodeSets codes() {
    return codes;
  }

  Object get(int place) {
    return variables[place];
  }

  void set(int place, Object value) {
    variables[place] = value;
  }

  /** Goes on to the next thing. */
  void next() {
    leftOfAll -= STEPS - left;
    left = STEPS;
    if (leftOfAll < 0) {
      throw new TooCostly(true);
    }
  }

  /** Spends steps. */
  void spend(int steps) {
    left -= steps;
    if (left < 0) {
      throw new TooCostly(false);
    }
  }
}
