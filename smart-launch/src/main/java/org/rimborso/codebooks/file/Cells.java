package org.rimborso.codebooks.file;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One row of a table, its cells by field. */
record Cells(Row row, Map<String, Integer> places) {
  private static final int PROCEDURE = 5;

  long line() {
    return row.number();
  }

  /** The cell of {@code field} without blanks around it; empty text if there is none. */
  String text(String field) {
    Integer place = places.get(field);
    return place == null ? "" : row.cell(place);
  }

  /**
   * The cell of {@code field}.
   *
   * @throws Broken if it is blank
   */
  String filled(String field) throws Broken {
    String text = text(field);
    if (text.isEmpty()) {
      throw broken(field, "is empty");
    }
    return text;
  }

  /**
   * The code in {@code field}: upper case, without a dot.
   *
   * @throws Broken if it holds none
   */
  String code(String field) throws Broken {
    String code = filled(field).toUpperCase(Locale.ROOT).replace(".", "");
    if (code.length() > 12 || !code.chars().allMatch(c -> c >= '0' && c <= '9' || letter(c))) {
      throw broken(field, "holds no code: " + shortened(text(field)));
    }
    return code;
  }

  /**
   * The five-character CPT or HCPCS code in {@code field}. Spreadsheets drop leading zeros: they
   * are put back.
   *
   * @throws Broken if it holds none
   */
  String procedure(String field) throws Broken {
    String code = code(field);
    if (code.length() < PROCEDURE && code.chars().allMatch(c -> c >= '0' && c <= '9')) {
      code = "0".repeat(PROCEDURE - code.length()) + code;
    }
    if (code.length() != PROCEDURE) {
      throw broken(field, "holds no CPT or HCPCS code: " + text(field));
    }
    return code;
  }

  /**
   * The day in {@code field}; empty where the publisher writes none.
   *
   * @throws Broken if the cell holds something else
   */
  Optional<LocalDate> day(String field) throws Broken {
    String text = text(field);
    if (PublishedDate.isNone(text)) {
      return Optional.empty();
    }
    Optional<LocalDate> day = PublishedDate.of(text);
    if (day.isEmpty()) {
      throw broken(field, "holds no date: " + shortened(text));
    }
    return day;
  }

  /**
   * The day in {@code field}.
   *
   * @throws Broken if there is none
   */
  LocalDate neededDay(String field) throws Broken {
    return day(field).orElseThrow(() -> broken(field, "is empty"));
  }

  /** What is not blank of {@code parts}, parted by bars. */
  static String joined(String... parts) {
    return Stream.of(parts).filter(part -> !part.isBlank()).collect(Collectors.joining(" | "));
  }

  /** {@code text} after its label; empty where it is. */
  static String labelled(String label, String text) {
    return text.isEmpty() ? "" : label + " " + text;
  }

  private static boolean letter(int c) {
    return c >= 'A' && c <= 'Z';
  }

  /** What is wrong with the cell of {@code field}. */
  Broken broken(String field, String how) {
    return new Broken(line(), "column " + field + " " + how);
  }

  private static String shortened(String text) {
    return text.length() <= 40 ? text : text.substring(0, 40) + "…";
  }
}
