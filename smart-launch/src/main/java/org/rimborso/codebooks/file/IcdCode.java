package org.rimborso.codebooks.file;

import java.util.regex.Pattern;
import org.rimborso.codebooks.Book;

/** The shapes of bare ICD codes and of headers. */
enum IcdCode {
  /** A letter, then letters and digits (QA0 has two letters); three to seven characters. */
  CM(Book.ICD10CM, "[A-Z][0-9A-Z]{2,6}"),
  /** Seven digits and letters without I and O; a header has the first three. */
  PCS(Book.ICD10PCS, "[0-9A-HJ-NP-Z]{3}(?:[0-9A-HJ-NP-Z]{4})?");

  private final Book book;
  private final Pattern shape;

  IcdCode(Book book, String shape) {
    this.book = book;
    this.shape = Pattern.compile(shape);
  }

  Book book() {
    return book;
  }

  boolean fits(String code) {
    return shape.matcher(code).matches();
  }

  /** {@code code}, if it has the shape. */
  String checked(String code) throws Broken {
    if (!fits(code)) {
      throw new Broken("\"" + Entry.plain(code) + "\" is no " + book.label() + " code");
    }
    return code;
  }
}
