package org.rimborso.codebooks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.rimborso.codes.CodeSystem;
import org.rimborso.codes.CodeTable;

/** One file of the starter set: the parts it holds completely, and its codes. */
record StarterFile(List<CodeTable.Span> spans, List<CodeTable.Row> rows) {
  StarterFile {
    spans = List.copyOf(spans);
    rows = List.copyOf(rows);
  }

  /**
   * Reads the product's own file. Lines of four cells are parts, of six cells codes, see its head.
   *
   * @throws IllegalStateException if it is damaged
   */
  static StarterFile read(String name) {
    List<String[]> parts = new ArrayList<>();
    List<CodeTable.Row> rows = new ArrayList<>();
    for (String line : lines("starter/" + name)) {
      String[] cells = line.split("\t", -1);
      switch (cells.length) {
        case 4 -> parts.add(cells);
        case 6 -> rows.add(row(cells));
        default -> throw new IllegalStateException("damaged starter set: " + line);
      }
    }
    return new StarterFile(parts.stream().flatMap(cells -> spans(cells, rows)).toList(), rows);
  }

  CodeTable table(CodeSystem system) {
    return new CodeTable(system, spans, rows);
  }

  private static Stream<CodeTable.Span> spans(String[] cells, List<CodeTable.Row> rows) {
    LocalDate first = LocalDate.parse(cells[2]);
    LocalDate last = LocalDate.parse(cells[3]);
    return switch (cells[0]) {
      case "category", "all" -> Stream.of(new CodeTable.Span(cells[1], first, last));
      case "each" ->
          rows.stream()
              .map(CodeTable.Row::code)
              .distinct()
              .map(code -> new CodeTable.Span(code, first, last, true));
      default -> throw new IllegalStateException("damaged starter set: " + cells[0]);
    };
  }

  private static CodeTable.Row row(String[] cells) {
    Optional<LocalDate> last =
        Optional.of(cells[3]).filter(text -> !text.isEmpty()).map(LocalDate::parse);
    return new CodeTable.Row(
        cells[0], cells[1].equals("billable"), LocalDate.parse(cells[2]), last, cells[4], cells[5]);
  }

  private static List<String> lines(String resource) {
    try (InputStream in = StarterFile.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("the starter set is missing from the product");
      }
      return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
          .lines()
          .filter(line -> !line.startsWith("#"))
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
