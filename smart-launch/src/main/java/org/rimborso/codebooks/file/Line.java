package org.rimborso.codebooks.file;

/**
 * One line of a text.
 *
 * @param number from 1
 */
record Line(long number, String text) {
  /**
   * The characters from {@code from} to before {@code to}, as far as the line has them, trimmed.
   */
  String cut(int from, int to) {
    return from >= text.length() ? "" : text.substring(from, Math.min(to, text.length())).strip();
  }
}
