package org.rimborso.codebooks.file;

import java.util.List;
import java.util.Locale;

/**
 * One column that a kind of table file has.
 *
 * @param field our name of it, as in the configuration's mapping
 * @param telling whether a heading without it is not of this kind at all
 * @param required whether a file of this kind cannot be read without it
 * @param headers the names under which publishers head it, each in {@link #plain} spelling
 */
record Column(String field, boolean telling, boolean required, List<String> headers) {
  Column {
    headers = headers.stream().map(Column::plain).toList();
  }

  /** A column by which the kind of file is recognised. */
  static Column telling(String field, String... headers) {
    return new Column(field, true, true, List.of(headers));
  }

  static Column required(String field, String... headers) {
    return new Column(field, false, true, List.of(headers));
  }

  static Column optional(String field, String... headers) {
    return new Column(field, false, false, List.of(headers));
  }

  /** Lower case, words parted by single blanks, nothing but letters and digits. */
  static String plain(String header) {
    return header.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", " ").strip();
  }

  /** This column under the one header that the configuration gives it; a file must have it. */
  Column headed(String header) {
    return new Column(field, true, true, List.of(header));
  }

  /**
   * How well a header in {@link #plain} spelling names this column: 0 not at all, 1 begins with one
   * of its names (the rest explains it), 2 is one.
   */
  int fit(String plain) {
    if (headers.contains(plain)) {
      return 2;
    }
    return headers.stream().anyMatch(name -> plain.startsWith(name + " ")) ? 1 : 0;
  }
}
