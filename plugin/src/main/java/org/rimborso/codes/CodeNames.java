package org.rimborso.codes;

import java.util.Locale;
import java.util.Optional;

/** Names of codes for people, kept apart from the tables that judge codes. */
@FunctionalInterface
public interface CodeNames {
  /** Names nothing. */
  CodeNames NONE = (system, code, language) -> Optional.empty();

  /**
   * The name of {@code code} in {@code language}, not in another one; empty where there is none.
   *
   * @param code in any spelling
   */
  Optional<String> name(CodeSystem system, String code, Locale language);
}
