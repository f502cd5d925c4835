package org.rimborso.codebooks.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rimborso.codebooks.Book;

/**
 * A sheet or a separated text (tab, comma, bar or semicolon) whose columns are found by the headers
 * above them, wherever they stand and whatever lines precede them. The configuration may name the
 * headers instead.
 */
final class ColumnFile implements Format {
  private final List<ColumnForm> forms;

  /**
   * @param forms the kinds of file, in the order in which they are tried
   */
  ColumnFile(List<ColumnForm> forms) {
    this.forms = List.copyOf(forms);
  }

  @Override
  public String name() {
    return "table with a heading";
  }

  @Override
  public boolean recognises(Head head) {
    return recognises(head, Hints.NONE);
  }

  @Override
  public boolean recognises(Head head, Hints hints) {
    return plan(head, hints).isPresent();
  }

  @Override
  public Reading read(Source source) throws Broken {
    Plan plan =
        plan(source.body().head(), source.hints())
            .orElseThrow(() -> new Broken("no heading of a known table"));
    TableRows rows = new TableRows(plan, source);
    if (plan.separator().isEmpty()) {
      source.eachRow(rows);
      return Reading.of(rows.edition());
    }
    SeparatedCells cells = new SeparatedCells(plan.separator().get(), Limits.STANDARD);
    source.eachLine(
        line -> {
          Optional<Row> row = cells.take(line).filter(one -> !one.isBlank());
          if (row.isPresent()) {
            rows.take(row.get());
          }
        });
    if (cells.isOpen()) {
      throw new Broken("a quoted cell does not end");
    }
    return Reading.of(rows.edition());
  }

  /**
   * How to read a table.
   *
   * @param mapped the book by whose column names of the configuration the heading was found
   * @param separator between the cells of a text; empty for a sheet
   * @param preamble the texts above the heading
   */
  record Plan(
      ColumnForm form,
      Heading heading,
      Optional<Book> mapped,
      Optional<Character> separator,
      List<String> preamble) {}

  private Optional<Plan> plan(Head head, Hints hints) {
    return switch (head.kind()) {
      case XML -> Optional.empty();
      case SHEET -> plan(head.rows(), Optional.empty(), hints);
      case TEXT ->
          List.of('\t', ',', '|', ';').stream()
              .flatMap(
                  separator ->
                      plan(cut(head.lines(), separator), Optional.of(separator), hints).stream())
              .findFirst();
    };
  }

  private static List<Row> cut(List<String> lines, char separator) {
    SeparatedCells cells = new SeparatedCells(separator, Limits.STANDARD);
    List<Row> rows = new ArrayList<>();
    try {
      for (int i = 0; i < lines.size(); i++) {
        cells
            .take(new Line(i + 1, lines.get(i)))
            .filter(row -> !row.isBlank())
            .ifPresent(rows::add);
      }
    } catch (Broken notSeparatedSo) {
      return List.of();
    }
    return rows;
  }

  private Optional<Plan> plan(List<Row> rows, Optional<Character> separator, Hints hints) {
    for (int i = 0; i < rows.size(); i++) {
      for (ColumnForm form : forms) {
        for (Optional<Book> mapped : mappings(form, hints)) {
          Optional<Heading> heading = Heading.in(rows.get(i), columns(form, mapped, hints));
          if (heading.isPresent()) {
            List<String> preamble =
                rows.subList(0, i).stream().flatMap(row -> row.cells().stream()).toList();
            return Optional.of(new Plan(form, heading.get(), mapped, separator, preamble));
          }
        }
      }
    }
    return Optional.empty();
  }

  /** The books of {@code form} that the configuration maps, then none. */
  private static List<Optional<Book>> mappings(ColumnForm form, Hints hints) {
    List<Optional<Book>> mappings = new ArrayList<>();
    form.books().stream()
        .filter(book -> !hints.columns().getOrDefault(book, Map.of()).isEmpty())
        .forEach(book -> mappings.add(Optional.of(book)));
    mappings.add(Optional.empty());
    return mappings;
  }

  private static List<Column> columns(ColumnForm form, Optional<Book> mapped, Hints hints) {
    Map<String, String> headers =
        mapped.map(book -> hints.columns().getOrDefault(book, Map.of())).orElse(Map.of());
    return form.columns().stream()
        .map(
            column ->
                Optional.ofNullable(headers.get(column.field())).map(column::headed).orElse(column))
        .toList();
  }
}
