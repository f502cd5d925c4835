package org.rimborso.codebooks.file;

/**
 * One line of an addenda file, its code checked.
 *
 * @param line its number
 */
record Change(long line, Kind kind, String code, boolean billable, String name) {
  enum Kind {
    ADD,
    DELETE,
    REVISE_FROM,
    REVISE_TO
  }
}
