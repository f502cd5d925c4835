package org.rimborso.codebooks.file;

import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.rimborso.codebooks.Book;

/** The shapes of bare ICD codes and of headers. */
enum IcdCode {
  /** A letter, then letters and digits (QA0 has two letters); three to seven characters. */
  CM(Book.ICD10CM, "[A-Z][0-9A-Z]{2,6}"),
  /** Seven digits and letters without I and O; a header has the first three. */
  PCS(Book.ICD10PCS, "[0-9A-HJ-NP-Z]{3}(?:[0-9A-HJ-NP-Z]{4})?"),
  /** Three digits, or V and two, or E and three; then up to two digits more. */
  NINE(Book.ICD9CM, "(?:[0-9]{3}|V[0-9]{2})[0-9]{0,2}|E[0-9]{3}[0-9]?"),
  /** Two digits, then up to two more. */
  NINE_PROCEDURE(Book.ICD9PCS, "[0-9]{2,4}");

  private final Book book;
  private final Pattern shape;

  IcdCode(Book book, String shape) {
    this.book = book;
    this.shape = Pattern.compile(shape);
  }

  /**
   * Whose ICD-10 codes these are: only PCS has codes that begin with a digit, and only its codes
   * are of seven characters throughout, with headers of three.
   */
  static IcdCode ofTenth(Collection<String> codes) {
    Set<Integer> lengths = new HashSet<>();
    for (String code : codes) {
      if (!code.isEmpty() && Character.isDigit(code.charAt(0))) {
        return PCS;
      }
      lengths.add(code.length());
    }
    return lengths.equals(Set.of(3, 7)) ? PCS : CM;
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

  /** {@code code} as people write it, with a dot and perhaps in small letters, made bare. */
  String bare(String code) throws Broken {
    return checked(code.replace(".", "").toUpperCase(Locale.ROOT));
  }
}
