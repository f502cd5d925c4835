package org.rimborso.codebooks.file;

import java.util.List;

/**
 * One row of a sheet or of a separated text.
 *
 * @param number the row's in the sheet or the line's in the text, from 1
 * @param cells trimmed; a date of a sheet is spelled {@code 2025-10-01}
 */
record Row(long number, List<String> cells) {
  Row {
    cells = List.copyOf(cells);
  }

  /** The cell at {@code column}, from 0; empty text beyond the last. */
  String cell(int column) {
    return column < cells.size() ? cells.get(column) : "";
  }

  boolean isBlank() {
    return cells.stream().allMatch(String::isEmpty);
  }
}
