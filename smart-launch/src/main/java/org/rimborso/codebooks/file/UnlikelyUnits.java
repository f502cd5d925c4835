package org.rimborso.codebooks.file;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.rimborso.codebooks.Book;

/**
 * Medically unlikely edits: the most units of a code that one claim line or day bears. The
 * attribute is the number, the adjudication indicator as published (its first character: 1 a line,
 * 2 a day by policy, 3 a day by experience), and the rationale; parted by bars.
 */
final class UnlikelyUnits implements ColumnForm {
  private static final List<Column> COLUMNS =
      List.of(
          Column.telling("code", "hcpcs cpt code", "hcpcs code", "cpt code", "cpt hcpcs code"),
          Column.telling(
              "indicator", "mue adjudication indicator", "adjudication indicator", "mai"),
          Column.required(
              "units",
              "practitioner services mue values",
              "outpatient hospital services mue values",
              "facility outpatient services mue values",
              "dme supplier services mue values",
              "practitioner mue values",
              "outpatient hospital mue values",
              "dme mue values",
              "mue values",
              "mue value"),
          Column.optional("rationale", "mue rationale", "rationale"));

  @Override
  public String label() {
    return "medically unlikely edits";
  }

  @Override
  public List<Book> books() {
    return List.of(Book.MUE_PRACTITIONER, Book.MUE_OUTPATIENT, Book.MUE_SUPPLIER);
  }

  @Override
  public List<Column> columns() {
    return COLUMNS;
  }

  @Override
  public Table begin(Origin origin, Heading heading) throws Broken {
    Book book =
        origin
            .mapped()
            .or(() -> book(heading.header("units")))
            .or(() -> origin.texts().map(UnlikelyUnits::book).flatMap(Optional::stream).findFirst())
            .orElseThrow(
                () ->
                    new Broken(
                        "neither its heading nor its name says for whom its units are: put"
                            + " \"practitioner\", \"outpatient\" or \"supplier\" into its name"));
    Period period = origin.needed(Period::quarterIn, "2026 Q4");
    return new RelationTable(book, period, "codes", UnlikelyUnits::units);
  }

  private static Optional<Book> book(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (lower.contains("practitioner")) {
      return Optional.of(Book.MUE_PRACTITIONER);
    }
    if (lower.contains("supplier") || lower.contains("dme")) {
      return Optional.of(Book.MUE_SUPPLIER);
    }
    return lower.contains("outpatient") || lower.contains("hospital")
        ? Optional.of(Book.MUE_OUTPATIENT)
        : Optional.empty();
  }

  private static void units(Cells cells, RelationTable into) throws Broken {
    String units = cells.filled("units");
    if (!units.matches("\\d{1,6}")) {
      throw cells.broken("units", "holds no number: " + units);
    }
    String indicator = cells.filled("indicator");
    if (!indicator.matches("[123]( .*)?")) {
      throw cells.broken("indicator", "holds no adjudication indicator (1, 2 or 3): " + indicator);
    }
    into.add(cells.procedure("code"), "", Cells.joined(units, indicator, cells.text("rationale")));
  }
}
