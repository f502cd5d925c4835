package org.rimborso.codebooks.file;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rimborso.codebooks.Edition;

/**
 * A list of ICD-10 codes over several fiscal years: code, billable (0 or 1), first and last fiscal
 * year, description, between tabs. A code that changed between header and billable has two rows.
 */
final class HistoryList implements Format {
  private static final String[] HEADING = {"code", "billable", "first_fy", "last_fy"};
  private static final int NAME = 4;

  /** One row. */
  private record Span(String code, boolean billable, int first, int last, String name) {
    Edition.CodeRow row(int lastOfAll) {
      // What lasts as long as the list does may last longer.
      Optional<LocalDate> end =
          last == lastOfAll ? Optional.empty() : Optional.of(IcdEdition.fiscalYear(last).to());
      return new Edition.CodeRow(
          code, billable, Optional.of(IcdEdition.fiscalYear(first).from()), end, name);
    }
  }

  @Override
  public String name() {
    return "ICD-10 history list";
  }

  @Override
  public boolean recognises(Head head) {
    return !head.rows().isEmpty() && head.heading(HEADING).equals(head.rows().stream().findFirst());
  }

  @Override
  public Reading read(Source source) throws Broken {
    List<Row> head = source.body().head().rows();
    IcdCode shape = IcdCode.ofTenth(head.stream().skip(1).map(row -> row.cell(0)).toList());
    List<Span> spans = new ArrayList<>();
    Map<String, Span> latest = new HashMap<>();
    source.eachRow(
        row -> {
          if (row.number() > head.get(0).number()) {
            Span span = span(row, shape);
            Span before = latest.put(span.code(), span);
            if (before != null && span.first() <= before.last() && before.first() <= span.last()) {
              throw new Broken("lists " + span.code() + " twice for the same year");
            }
            spans.add(span);
          }
        });
    return Reading.of(edition(shape, spans, latest.size()));
  }

  private static Edition edition(IcdCode shape, List<Span> spans, long codes) throws Broken {
    int first =
        spans.stream().mapToInt(Span::first).min().orElseThrow(() -> new Broken("no codes"));
    int last = spans.stream().mapToInt(Span::last).max().orElse(first);
    String label = "FY" + first + " to FY" + last;
    IcdEdition edition =
        new IcdEdition(
            label, IcdEdition.fiscalYear(first).from(), IcdEdition.fiscalYear(last).to());
    List<Edition.CodeRow> rows = spans.stream().map(span -> span.row(last)).toList();
    Map<String, Long> counts = new LinkedHashMap<>();
    counts.put("rows", (long) rows.size());
    counts.put("codes", codes);
    return new Edition(
        shape.book(),
        edition.label(),
        edition.from(),
        edition.to(),
        new Edition.Codes(rows, true),
        counts);
  }

  private static Span span(Row row, IcdCode shape) throws Broken {
    String flag = row.cell(1);
    int first = year(row.cell(2));
    int last = year(row.cell(3));
    if (!flag.equals("0") && !flag.equals("1") || last < first) {
      throw new Broken(
          "is no row of a history list (code, 0 or 1, first and last fiscal year): "
              + Entry.plain(String.join(" ", row.cells())));
    }
    return new Span(shape.checked(row.cell(0)), flag.equals("1"), first, last, row.cell(NAME));
  }

  private static int year(String cell) throws Broken {
    if (!cell.matches("20[0-9]{2}")) {
      throw new Broken("\"" + Entry.plain(cell) + "\" is no fiscal year");
    }
    return Integer.parseInt(cell);
  }
}
