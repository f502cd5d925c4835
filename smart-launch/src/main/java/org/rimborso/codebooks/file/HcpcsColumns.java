package org.rimborso.codebooks.file;

import java.util.List;
import java.util.Locale;
import org.rimborso.codebooks.Book;
import org.rimborso.codebooks.Edition;

/** HCPCS Level II as a table: CMS's workbook of a quarter or a year, or a text with its columns. */
final class HcpcsColumns implements ColumnForm {
  private static final List<Column> COLUMNS =
      List.of(
          Column.telling("code", "hcpc", "hcpcs", "hcpcs code", "code"),
          Column.telling("recordId", "recid", "record id"),
          Column.required("description", "long description", "long"),
          Column.required("added", "add dt", "add date"),
          Column.required("terminated", "term dt", "termination date"));

  @Override
  public String label() {
    return "HCPCS Level II";
  }

  @Override
  public List<Book> books() {
    return List.of(Book.HCPCS);
  }

  @Override
  public List<Column> columns() {
    return COLUMNS;
  }

  @Override
  public Table begin(Origin origin, Heading heading) throws Broken {
    Period period = origin.needed(HcpcsRecords::period, "2026 Q4");
    HcpcsRecords records = new HcpcsRecords();
    return new Table() {
      @Override
      public void row(Cells cells) throws Broken {
        records.take(
            cells.line(),
            cells.filled("recordId"),
            cells.filled("code").toUpperCase(Locale.ROOT),
            cells.day("added"),
            cells.day("terminated"),
            cells.filled("description"));
      }

      @Override
      public Edition edition() {
        return records.edition(period);
      }
    };
  }
}
