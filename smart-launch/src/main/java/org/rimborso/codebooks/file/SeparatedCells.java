package org.rimborso.codebooks.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Cuts lines into cells as RFC 4180 has it, with tabs or commas between them. */
final class SeparatedCells {
  private final char separator;
  private final Limits limits;
  private String pending = "";

  SeparatedCells(char separator, Limits limits) {
    this.separator = separator;
    this.limits = limits;
  }

  /** A tab if any of {@code lines} has one, else a comma. */
  static char separatorOf(List<String> lines) {
    return lines.stream().anyMatch(line -> line.indexOf('\t') >= 0) ? '\t' : ',';
  }

  /** The row that ends with {@code line}; empty if a quoted cell goes on in the next one. */
  Optional<Row> take(Line line) throws Broken {
    String text = pending.isEmpty() ? line.text() : pending + "\n" + line.text();
    if (text.length() > limits.lineBytes()) {
      throw new Broken(line.number(), "a quoted cell does not end");
    }
    List<String> cells = new ArrayList<>();
    int at = 0;
    while (at <= text.length()) {
      int end = endOfCell(text, at);
      if (end < 0) {
        pending = text;
        return Optional.empty();
      }
      cells.add(checked(text.substring(at, end)));
      at = end + 1;
    }
    pending = "";
    return Optional.of(new Row(line.number(), cells));
  }

  /** Whether the text ended inside a quoted cell. */
  boolean isOpen() {
    return !pending.isEmpty();
  }

  /** Where the cell that starts at {@code at} ends; -1 if its closing quote is still to come. */
  private int endOfCell(String text, int at) {
    int plain = text.indexOf(separator, at);
    int unquoted = plain < 0 ? text.length() : plain;
    if (at >= text.length() || text.charAt(at) != '"') {
      return unquoted;
    }
    for (int i = text.indexOf('"', at + 1); i >= 0; i = text.indexOf('"', i + 1)) {
      if (i + 1 == text.length() || text.charAt(i + 1) == separator) {
        return i + 1;
      }
      if (text.charAt(i + 1) == '"') {
        i++;
      }
    }
    // Cells between tabs do not run over lines: there, a quote that nothing closes is a character.
    return separator == '\t' ? unquoted : -1;
  }

  private String checked(String cell) throws Broken {
    if (cell.length() > limits.cellLength()) {
      throw new Broken("a cell is longer than " + limits.cellLength() + " characters");
    }
    boolean quoted = cell.length() > 1 && cell.startsWith("\"") && cell.endsWith("\"");
    return (quoted ? cell.substring(1, cell.length() - 1).replace("\"\"", "\"") : cell).strip();
  }
}
