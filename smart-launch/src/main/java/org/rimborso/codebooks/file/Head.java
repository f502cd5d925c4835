package org.rimborso.codebooks.file;

import java.util.List;

/**
 * The beginning of an entry: what {@link Format#recognises} may look at.
 *
 * @param lines the first lines of a text; empty for others
 * @param rows the first rows of a sheet, or the lines of a text cut at tabs, else at commas
 * @param root the local name of an XML document's root element; empty for others
 */
record Head(Kind kind, List<String> lines, List<Row> rows, String root) {
  /** How many lines or rows a head has at most. */
  static final int LENGTH = 60;

  enum Kind {
    TEXT,
    SHEET,
    XML
  }

  Head {
    lines = List.copyOf(lines);
    rows = List.copyOf(rows);
  }
}
