package org.rimborso.desk;

import java.util.List;

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

  Ask {
    includes = List.copyOf(includes);
  }
}
