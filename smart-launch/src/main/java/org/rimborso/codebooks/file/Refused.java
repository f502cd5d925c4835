package org.rimborso.codebooks.file;

import java.util.Optional;

/**
 * A file or entry that cannot be used.
 *
 * @param line the line or the row of the sheet, from 1, where one is to blame
 * @param reason a clause for people, and what to do where something can be done
 */
public record Refused(String entry, Optional<Long> line, String reason) {
  /** All of it on one line. */
  public String sentence() {
    return entry + line.map(number -> ", line " + number).orElse("") + ": " + reason;
  }
}
