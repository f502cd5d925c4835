package org.rimborso.web.view;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Lines of a file for spreadsheets (RFC 4180). A text that a spreadsheet would take for a formula
 * gets an apostrophe before it; numbers stay numbers.
 */
public final class Csv {
  /** With full-width forms, which some spreadsheets take for the plain ones. */
  private static final Pattern FORMULA =
      Pattern.compile("^[=+\\-@\\t\\r\\n\\uFF1D\\uFF0B\\uFF0D\\uFF20]", Pattern.DOTALL);

  private Csv() {}

  /** One line with its end. */
  public static String line(List<?> cells) {
    return cells.stream().map(Csv::cell).collect(Collectors.joining(",", "", "\r\n"));
  }

  private static String cell(Object cell) {
    if (cell instanceof BigDecimal amount) {
      return amount.toPlainString();
    }
    if (cell instanceof Number number) {
      return number.toString();
    }
    String text = cell.toString();
    String safe = FORMULA.matcher(text).find() ? "'" + text : text;
    return '"' + safe.replace("\"", "\"\"") + '"';
  }
}
