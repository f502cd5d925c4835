package org.rimborso.codebooks.file;

import java.util.List;
import org.rimborso.codebooks.Book;

/** The names by which a configuration may say how a file heads its columns. */
public final class ColumnNames {
  private ColumnNames() {}

  /** The columns of files of {@code book}, in order; none if its files are no tables. */
  public static List<String> of(Book book) {
    return Columns.fields(book);
  }
}
