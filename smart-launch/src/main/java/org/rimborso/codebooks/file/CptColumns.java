package org.rimborso.codebooks.file;

import java.util.List;
import java.util.Optional;
import org.rimborso.codebooks.Book;
import org.rimborso.codebooks.Edition;

/** CPT codes in a table, from the customer's own licence. */
final class CptColumns implements ColumnForm {
  private static final List<Column> COLUMNS =
      List.of(
          Column.telling("code", "cpt code", "cpt"),
          Column.telling(
              "description",
              "long description",
              "long descriptor",
              "long",
              "medium description",
              "medium descriptor",
              "short description",
              "short descriptor",
              "description",
              "descriptor"));

  @Override
  public String label() {
    return "CPT";
  }

  @Override
  public List<Book> books() {
    return List.of(Book.CPT);
  }

  @Override
  public List<Column> columns() {
    return COLUMNS;
  }

  @Override
  public Table begin(Origin origin, Heading heading) throws Broken {
    Period period = period(origin.hint(), origin.names());
    CodeListTable list = new CodeListTable();
    return new Table() {
      @Override
      public void row(Cells cells) throws Broken {
        list.add(
            cells.line(),
            cells.procedure("code"),
            Optional.empty(),
            Optional.empty(),
            cells.filled("description"));
      }

      @Override
      public Edition edition() {
        return list.edition(Book.CPT, period, 0);
      }
    };
  }

  /**
   * The calendar year of CPT. Its copyright lines are not asked: they name the year before, or when
   * the first edition came out.
   */
  static Period period(Optional<String> hint, List<String> names) throws Broken {
    return new Origin(Optional.empty(), hint, names, List.of()).needed(Period::yearIn, "2026");
  }
}
