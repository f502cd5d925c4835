package org.rimborso.codebooks.terminology;

import java.util.List;
import org.rimborso.codes.CodeSets;
import org.rimborso.codes.CodeSystem;

/**
 * Which codes of another system does a map give for a code?
 *
 * @param code bare
 */
public record Translation(CodeSystem from, String code, CodeSystem to)
    implements Unanswered, Subject {
  public Translation {
    code = CodeSets.normalize(code);
  }

  /** The code as servers may hold it. */
  List<String> spellings() {
    return Question.spellings(from, code);
  }
}
