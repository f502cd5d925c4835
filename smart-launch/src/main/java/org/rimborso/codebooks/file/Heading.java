package org.rimborso.codebooks.file;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The heading of a table: at which index each column of its kind stands. */
final class Heading {
  private final Row row;
  private final Map<String, Integer> places;
  private final List<Column> columns;

  private Heading(Row row, List<Column> columns, Map<String, Integer> places) {
    this.row = row;
    this.columns = columns;
    this.places = Map.copyOf(places);
  }

  /** The heading that {@code row} is for a file of {@code columns}; empty if it is none. */
  static Optional<Heading> in(Row row, List<Column> columns) {
    Map<String, Integer> places = new HashMap<>();
    List<String> headers = row.cells().stream().map(Column::plain).toList();
    for (Column column : columns) {
      int place = place(headers, column);
      if (place >= 0) {
        places.put(column.field(), place);
      } else if (column.telling()) {
        return Optional.empty();
      }
    }
    return Optional.of(new Heading(row, columns, places));
  }

  private static int place(List<String> headers, Column column) {
    int best = -1;
    int fit = 0;
    for (int i = 0; i < headers.size(); i++) {
      int here = column.fit(headers.get(i));
      if (here > fit) {
        fit = here;
        best = i;
      }
    }
    return best;
  }

  /**
   * This heading, if no required column is missing.
   *
   * @throws Broken naming each missing column and the headers looked for
   */
  Heading complete() throws Broken {
    String missing =
        columns.stream()
            .filter(column -> column.required() && !places.containsKey(column.field()))
            .map(
                column ->
                    "no column "
                        + column.field()
                        + " (looked for the headers: "
                        + String.join(", ", column.headers())
                        + ")")
            .collect(Collectors.joining("; "));
    if (!missing.isEmpty()) {
      throw new Broken(row.number(), missing);
    }
    return this;
  }

  long line() {
    return row.number();
  }

  /** The header of {@code field} as the file writes it; empty text without such a column. */
  String header(String field) {
    Integer place = places.get(field);
    return place == null ? "" : row.cell(place);
  }

  /** Whether {@code data} is the heading once more, as on each page of a printed list. */
  boolean isRepeatedBy(Row data) {
    return data.cells().equals(row.cells());
  }

  /** The cells of {@code data} by field. */
  Cells cells(Row data) {
    return new Cells(data, places);
  }
}
