package org.rimborso.sweep;

import org.rimborso.fhir.read.Fault;

/**
 * Something about the input that a person should know.
 *
 * @param input the file
 * @param line from 1; 0 where the whole file is meant
 * @param what a predicate, such as {@code is not well-formed JSON}; never a word of the input
 */
public record Problem(String input, long line, long column, String what) {

  static Problem of(String input, String what) {
    return new Problem(input, 0, 0, what);
  }

  /** A fault of the document that starts in {@code firstLine} of the input. */
  static Problem of(String input, long firstLine, Fault fault) {
    return new Problem(input, firstLine - 1 + fault.line(), fault.column(), fault.kind().words());
  }

  /** One line for people: file, position, what is wrong. */
  @Override
  public String toString() {
    String place = line == 0 ? "" : ", line " + line + ", column " + column + ",";
    return input + place + " " + what;
  }
}
