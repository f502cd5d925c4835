package org.rimborso.codebooks.file;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

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

  /** Whether more than half of a text's lines, and so not a stray one, look like {@code line}. */
  boolean mostLines(Pattern line) {
    List<String> written = lines.stream().filter(text -> !text.isBlank()).toList();
    long alike = written.stream().filter(text -> line.matcher(text).matches()).count();
    return alike * 2 > written.size();
  }

  /** The first row whose first cells are {@code names}, whatever their case; empty for none. */
  Optional<Row> heading(String... names) {
    return rows.stream().filter(row -> startsWith(row, names)).findFirst();
  }

  private static boolean startsWith(Row row, String... names) {
    for (int i = 0; i < names.length; i++) {
      if (!row.cell(i).equalsIgnoreCase(names[i])) {
        return false;
      }
    }
    return true;
  }
}
