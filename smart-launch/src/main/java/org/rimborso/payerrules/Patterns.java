package org.rimborso.payerrules;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

/** Patterns of a linear-time engine, and small ones only. */
final class Patterns {
  private static final int LONGEST = 200;

  /** Repetitions are written out by the engine, one within the other. */
  private static final int MOST_REPEATED = 200;

  private Patterns() {}

  /**
   * The pattern that {@code text} spells.
   *
   * @throws IllegalArgumentException with what is wrong with it
   */
  static Pattern of(String text) {
    if (text.length() > LONGEST) {
      throw new IllegalArgumentException(
          "a pattern of " + text.length() + " characters; at most " + LONGEST + " may be");
    }
    if (repeated(text) > MOST_REPEATED) {
      throw new IllegalArgumentException(
          "a pattern that repeats more than " + MOST_REPEATED + " times");
    }
    try {
      return Pattern.compile(text);
    } catch (PatternSyntaxException wrong) {
      throw new IllegalArgumentException(
          "no pattern: " + wrong.getDescription() + " at '" + wrong.getPattern() + "'", wrong);
    }
  }

  /** All counts of the pattern multiplied, as if each stood within the other. */
  private static long repeated(String text) {
    long product = 1;
    for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', open + 1)) {
      int close = text.indexOf('}', open);
      String counts = close < 0 ? "" : text.substring(open + 1, close);
      if (counts.matches("[0-9]{1,9}(,[0-9]{0,9})?")) {
        for (String count : counts.split(",", -1)) {
          product = count.isEmpty() ? product : Math.max(product, product * number(count));
        }
      }
      if (product > MOST_REPEATED) {
        return product;
      }
    }
    return product;
  }

  private static long number(String count) {
    return Math.max(1, Long.parseLong(count));
  }
}
