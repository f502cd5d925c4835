package org.rimborso.desk;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One search of the first wave: what of the patient is asked for, and which providers may ride on
 * it.
 *
 * @param includes search parameters of {@code type} whose targets come along where the EHR offers
 *     {@code _include}
 */
record Ask(String type, List<String> includes) {
  /** Everything a chart is made of, beside the patient. */
  static final List<Ask> FIRST_WAVE =
      List.of(
          new Ask("Encounter", List.of("participant", "service-provider")),
          new Ask("Condition", List.of()),
          new Ask("Procedure", List.of()),
          new Ask("Coverage", List.of("payor")),
          new Ask("Claim", List.of("provider", "care-team", "insurer")),
          new Ask("ClaimResponse", List.of()),
          new Ask("ExplanationOfBenefit", List.of("provider", "care-team")));

  /** What only payers' answers tell, and no page of who sees no accounts. */
  private static final Set<String> OF_ACCOUNTS = Set.of("ClaimResponse");

  /**
   * The types that a visitor's pages and the rules behind them are made of.
   *
   * @param accounts whether they see accounts
   */
  static Set<String> types(boolean accounts) {
    return FIRST_WAVE.stream()
        .map(Ask::type)
        .filter(type -> accounts || !OF_ACCOUNTS.contains(type))
        .collect(Collectors.toUnmodifiableSet());
  }

  Ask {
    includes = List.copyOf(includes);
  }
}
