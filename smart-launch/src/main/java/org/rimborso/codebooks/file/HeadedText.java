package org.rimborso.codebooks.file;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A text with tabs or commas between its columns, as a site writes one itself: the first line names
 * them.
 *
 * @param columns as they are named, in small letters
 */
public record HeadedText(List<String> columns, List<DataRow> lines) {
  public HeadedText {
    columns = List.copyOf(columns);
    lines = List.copyOf(lines);
  }

  /**
   * A line below the heading that is not blank.
   *
   * @param number from 1, the heading's
   */
  public record DataRow(long number, List<String> columns, List<String> cells) {
    public DataRow {
      columns = List.copyOf(columns);
      cells = List.copyOf(cells);
    }

    /** What stands in that column, trimmed; empty where there is no such column or cell. */
    public Optional<String> cell(String column) {
      int at = columns.indexOf(column);
      return at < 0 || at >= cells.size() ? Optional.empty() : Optional.of(cells.get(at));
    }
  }

  /**
   * Reads {@code in} and closes it.
   *
   * @throws IOException where it is no such text, with the line at fault in its message
   */
  public static HeadedText of(InputStream in) throws IOException {
    try (TextLines lines = new TextLines(in, Limits.STANDARD)) {
      return read(lines);
    } catch (Broken broken) {
      throw new IOException(broken.sentence(), broken);
    }
  }

  private static HeadedText read(TextLines text) throws Broken {
    Optional<Line> first = text.next();
    if (first.isEmpty()) {
      throw new Broken("holds nothing");
    }
    SeparatedCells cells =
        new SeparatedCells(
            SeparatedCells.separatorOf(List.of(first.get().text())), Limits.STANDARD);
    List<Row> rows = new ArrayList<>();
    for (Optional<Line> line = first; line.isPresent(); line = text.next()) {
      cells.take(line.get()).ifPresent(rows::add);
    }
    if (cells.isOpen() || rows.isEmpty()) {
      throw new Broken(rows.size() + 1L, "a quoted cell does not end");
    }
    List<String> columns = rows.get(0).cells().stream().map(HeadedText::small).toList();
    List<DataRow> lines = new ArrayList<>();
    for (Row row : rows.subList(1, rows.size())) {
      if (row.cells().size() > columns.size()) {
        throw new Broken(row.number(), "has more cells than the first line");
      }
      if (!row.isBlank()) {
        lines.add(new DataRow(row.number(), columns, row.cells()));
      }
    }
    return new HeadedText(columns, lines);
  }

  private static String small(String name) {
    return name.toLowerCase(java.util.Locale.ROOT);
  }
}
