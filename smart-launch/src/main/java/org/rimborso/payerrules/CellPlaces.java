package org.rimborso.payerrules;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Where the cells of a table stand in its text.
 *
 * @param text with commas or tabs between its columns, and their names in the first line
 */
record CellPlaces(String text) {

  /** The character, from 1, at which a column begins in a line; 1 where it cannot be told. */
  int column(int line, String name) {
    List<String> lines = text.lines().toList();
    if (lines.isEmpty() || line < 1 || line > lines.size()) {
      return 1;
    }
    String heading = lines.get(0).startsWith("\uFEFF") ? lines.get(0).substring(1) : lines.get(0);
    char separator = heading.indexOf('\t') >= 0 ? '\t' : ',';
    List<Integer> named = starts(heading, separator);
    List<Integer> cells = starts(lines.get(line - 1), separator);
    for (int i = 0; i < named.size(); i++) {
      int end = i + 1 < named.size() ? named.get(i + 1) - 1 : heading.length();
      String column = heading.substring(named.get(i), end).replace("\"", "").strip();
      if (column.toLowerCase(Locale.ROOT).equals(name)) {
        return i < cells.size() ? cells.get(i) + 1 : lines.get(line - 1).length() + 1;
      }
    }
    return 1;
  }

  private static List<Integer> starts(String line, char separator) {
    List<Integer> starts = new ArrayList<>(List.of(0));
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      quoted ^= line.charAt(i) == '"';
      if (!quoted && line.charAt(i) == separator) {
        starts.add(i + 1);
      }
    }
    return starts;
  }
}
