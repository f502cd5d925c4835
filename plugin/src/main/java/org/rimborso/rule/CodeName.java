package org.rimborso.rule;

import java.util.Locale;
import java.util.Optional;
import org.rimborso.chart.Coding;
import org.rimborso.codes.CodeSets;
import org.rimborso.codes.CodeSystem;

/**
 * A code for people, its name first: {@code High blood pressure, primary (I10)}. The name comes
 * from the loaded code sets, else from the record; without either the code stands alone.
 *
 * @param recorded the name that the record gives
 */
public record CodeName(CodeSets codes, CodeSystem system, String code, Optional<String> recorded)
    implements Phrase {

  /** The name of a code of the set, which no record names. */
  public static CodeName of(CodeSets codes, CodeSystem system, String code) {
    return new CodeName(codes, system, code, Optional.empty());
  }

  /** The name of a coding whose system is {@code system}. */
  public static CodeName of(CodeSets codes, CodeSystem system, Coding coding) {
    return new CodeName(codes, system, coding.code(), coding.display());
  }

  @Override
  public String in(Locale language) {
    String shown = CodeSets.display(system, code);
    return codes
        .name(system, code, language)
        .or(() -> recorded)
        .map(name -> name + " (" + shown + ")")
        .orElse(shown);
  }
}
