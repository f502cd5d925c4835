package org.rimborso.codebooks.terminology;

import java.time.LocalDate;
import java.util.Locale;
import org.rimborso.codebooks.search.FoundCode;
import org.rimborso.codes.CodeSets;
import org.rimborso.codes.CodeSystem;

/**
 * A search for codes.
 *
 * @param typed a code, the beginning of one, or words
 * @param day on which the codes are judged
 * @param language of the names
 * @param most how many codes are wanted
 */
public record Search(CodeSystem system, String typed, LocalDate day, Locale language, int most) {

  /**
   * A code as it was found, judged on the day.
   *
   * @param name that counts where {@code codes} know none
   */
  FoundCode judged(CodeSets codes, String code, String name) {
    return new FoundCode(
        system,
        CodeSets.display(system, code),
        codes.name(system, code, language).orElse(name),
        codes.ask(system, code, day));
  }
}
