package org.rimborso.codebooks.file;

import java.util.List;
import java.util.Optional;
import org.rimborso.codebooks.Book;
import org.rimborso.codebooks.Edition;

/**
 * Code lists of the Medicare Code Editor, tab separated. The attribute is the edit's name, the
 * section and subsection of the editor's manual, and {@code D} for diagnoses or {@code P} for
 * procedures; parted by bars.
 */
final class MceLists implements ColumnForm {
  private static final List<Column> COLUMNS =
      List.of(
          Column.telling("code", "icd code"),
          Column.telling("version", "mce version"),
          Column.telling("edit", "mce edit type"),
          Column.required("section", "mce section"),
          Column.required("subsection", "mce subsection"),
          Column.required("kind", "icd code type"));

  /** Version 37 is fiscal year 2020's, and each year has one. */
  private static final int YEAR_OF_VERSION_ZERO = 1983;

  @Override
  public String label() {
    return "Medicare Code Editor lists";
  }

  @Override
  public List<Book> books() {
    return List.of(Book.MCE);
  }

  @Override
  public List<Column> columns() {
    return COLUMNS;
  }

  @Override
  public Table begin(Origin origin, Heading heading) {
    return new ByVersion();
  }

  /** The version stands in every row. */
  private static final class ByVersion implements Table {
    private Optional<RelationTable> table = Optional.empty();
    private String version = "";

    @Override
    public void row(Cells cells) throws Broken {
      String here = cells.filled("version");
      if (table.isEmpty()) {
        version = here;
        table =
            Optional.of(new RelationTable(Book.MCE, period(here, cells), "rows", ByVersion::edit));
      }
      if (!here.equals(version)) {
        throw new Broken(cells.line(), "version " + here + " in a list of version " + version);
      }
      table.get().row(cells);
    }

    private static Period period(String version, Cells cells) throws Broken {
      if (!version.matches("\\d{2}")) {
        throw cells.broken("version", "holds no version of the Medicare Code Editor: " + version);
      }
      Period year = Period.fiscalYear(YEAR_OF_VERSION_ZERO + Integer.parseInt(version));
      return year.named("v" + version + " " + year.label());
    }

    private static void edit(Cells cells, RelationTable into) throws Broken {
      String kind = cells.filled("kind");
      if (!kind.equals("D") && !kind.equals("P")) {
        throw cells.broken("kind", "holds neither D (diagnosis) nor P (procedure): " + kind);
      }
      String part = cells.text("subsection").equals("_") ? "" : " " + cells.text("subsection");
      into.add(
          cells.code("code"),
          "",
          Cells.joined(cells.filled("edit"), cells.filled("section") + part, kind));
    }

    @Override
    public Edition edition() throws Broken {
      return table.orElseThrow(() -> new Broken("a heading without rows")).edition();
    }
  }
}
