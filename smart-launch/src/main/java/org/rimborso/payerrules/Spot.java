package org.rimborso.payerrules;

import org.yaml.snakeyaml.error.Mark;

/** A place in a file; line and column from 1. */
record Spot(int line, int column) {
  static final Spot START = new Spot(1, 1);

  static Spot of(Mark mark) {
    return new Spot(mark.getLine() + 1, mark.getColumn() + 1);
  }

  /** The place of a character of {@code text}. */
  static Spot of(String text, int index) {
    int end = Math.max(0, Math.min(index, text.length()));
    int line = 1;
    int start = 0;
    for (int at = text.indexOf('\n'); at >= 0 && at < end; at = text.indexOf('\n', at + 1)) {
      line++;
      start = at + 1;
    }
    return new Spot(line, end - start + 1);
  }
}
