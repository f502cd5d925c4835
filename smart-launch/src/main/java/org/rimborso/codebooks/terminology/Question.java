package org.rimborso.codebooks.terminology;

import java.time.LocalDate;
import java.util.List;
import org.rimborso.codes.CodeSets;
import org.rimborso.codes.CodeSystem;

/**
 * What may a code do on a day?
 *
 * @param code bare
 */
public record Question(CodeSystem system, String code, LocalDate day) {
  public Question {
    code = CodeSets.normalize(code);
  }

  /** The code as servers may hold it: with its dot, as HL7 has it, or without. */
  List<String> spellings() {
    String display = CodeSets.display(system, code);
    return display.equals(code) ? List.of(code) : List.of(display, code);
  }
}
