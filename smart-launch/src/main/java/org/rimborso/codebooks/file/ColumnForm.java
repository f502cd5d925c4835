package org.rimborso.codebooks.file;

import java.util.List;
import java.util.Optional;
import org.rimborso.codebooks.Book;
import org.rimborso.codebooks.Edition;

/** One kind of table file: the columns that it has, and what a row of it means. */
interface ColumnForm {
  /** The name of this kind of file, for people. */
  String label();

  /**
   * The books that a file of this kind may hold; their column mappings in the hints apply to it.
   */
  List<Book> books();

  /** Its columns, the one that every row must fill first. */
  List<Column> columns();

  /**
   * Why a table under {@code heading} is none of this kind, though it looks like it; asked before
   * its columns are missed.
   */
  default Optional<String> isOther(Origin origin, Heading heading) {
    return Optional.empty();
  }

  /**
   * Begins to read the rows under {@code heading}.
   *
   * @throws Broken if the file does not say of which book or edition it is
   */
  Table begin(Origin origin, Heading heading) throws Broken;

  /** Takes the rows of one table, in order, then gives the edition that they are. */
  interface Table {
    void row(Cells cells) throws Broken;

    Edition edition() throws Broken;
  }
}
