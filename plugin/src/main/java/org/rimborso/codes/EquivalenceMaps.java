package org.rimborso.codes;

import java.util.List;
import java.util.Optional;

/**
 * The General Equivalence Mappings of ICD-9-CM and ICD-10-CM diagnoses, as companion lists hold
 * them. Their publisher ended them with fiscal year 2018, so the last loaded edition answers,
 * whatever the day of service.
 */
final class EquivalenceMaps {
  /** Where in the flags a row says that its target counts only together with others. */
  private static final int COMBINATION = 2;

  private EquivalenceMaps() {}

  /** The standard name of the map from one system to the other; empty where there is none. */
  static Optional<String> list(CodeSystem from, CodeSystem to) {
    if (from == CodeSystem.ICD9CM && to == CodeSystem.ICD10CM) {
      return Optional.of("gem-9-to-10");
    }
    return from == CodeSystem.ICD10CM && to == CodeSystem.ICD9CM
        ? Optional.of("gem-10-to-9")
        : Optional.empty();
  }

  /**
   * The targets that stand for {@code code} alone, in code order; empty where the map does not list
   * the code.
   */
  static Optional<List<String>> targets(CodeRelations map, String code) {
    List<CodeRelations.Row> rows = map.lastDay().map(day -> map.of(code, day)).orElseGet(List::of);
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(
            rows.stream()
                .filter(row -> !row.target().isEmpty() && !isOfCombination(row.attribute()))
                .map(CodeRelations.Row::target)
                .toList());
  }

  private static boolean isOfCombination(String flags) {
    return flags.length() > COMBINATION && flags.charAt(COMBINATION) == '1';
  }
}
