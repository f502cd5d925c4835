package org.rimborso.codebooks.file;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rimborso.codebooks.Book;
import org.rimborso.codebooks.Edition;

/** Hands the rows under a heading on, one by one; what is no row of the table it leaves out. */
final class TableRows implements Body.Each<Row> {
  /** A lonely cell that is longer is a remark, such as a copyright line below the table. */
  private static final int LONGEST_CODE = 12;

  private final ColumnFile.Plan plan;
  private final ColumnForm.Table table;
  private final String key;
  private boolean begun;

  TableRows(ColumnFile.Plan plan, Source source) throws Broken {
    this.plan = plan;
    this.key = plan.form().columns().get(0).field();
    checkMapping(source.hints());
    Origin origin =
        new Origin(
            plan.mapped(), source.hints().edition(), source.entry().names(), plan.preamble());
    Optional<String> other = plan.form().isOther(origin, plan.heading());
    if (other.isPresent()) {
      throw broken(plan, other.get());
    }
    try {
      this.table = plan.form().begin(origin, plan.heading().complete());
    } catch (Broken broken) {
      throw broken(plan, String.valueOf(broken.getMessage()));
    }
  }

  private static Broken broken(ColumnFile.Plan plan, String why) {
    return new Broken(plan.heading().line(), plan.form().label() + ": " + why);
  }

  private void checkMapping(Hints hints) throws Broken {
    if (plan.mapped().isEmpty()) {
      return;
    }
    Book book = plan.mapped().get();
    List<String> fields = Columns.fields(book);
    Map<String, String> mapped = hints.columns().getOrDefault(book, Map.of());
    if (!fields.containsAll(mapped.keySet())) {
      throw new Broken(
          "the configuration maps columns of "
              + book.id()
              + " that it does not have; it has: "
              + String.join(", ", fields));
    }
  }

  @Override
  public void take(Row row) throws Broken {
    if (row.number() <= plan.heading().line() || plan.heading().isRepeatedBy(row)) {
      return;
    }
    Cells cells = plan.heading().cells(row);
    boolean headingGoesOn = !begun && cells.text(key).isEmpty();
    if (!headingGoesOn && !isRemark(row)) {
      begun = true;
      table.row(cells);
    }
  }

  private static boolean isRemark(Row row) {
    Optional<String> only =
        row.cells().stream().filter(cell -> !cell.isEmpty()).reduce((a, b) -> a + "\t" + b);
    return only.isPresent()
        && only.get().indexOf('\t') < 0
        && (only.get().length() > LONGEST_CODE || only.get().contains(" "));
  }

  Edition edition() throws Broken {
    if (!begun) {
      throw new Broken(plan.heading().line(), plan.form().label() + ": a heading without rows");
    }
    return table.edition();
  }
}
