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
public record Question(CodeSystem system, String code, LocalDate day) implements Unanswered {
  public Question {
    code = CodeSets.normalize(code);
  }

  /** The code as servers may hold it. */
  List<String> spellings() {
    return spellings(system, code);
  }

  /** A bare code as servers may hold it: with its dot, as HL7 has it, or without. */
  static List<String> spellings(CodeSystem system, String bare) {
    String display = CodeSets.display(system, bare);
    return display.equals(bare) ? List.of(bare) : List.of(display, bare);
  }
}
