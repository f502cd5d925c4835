package org.rimborso.fhir;

/** The names of what a correction of a chart leaves behind. Once released, none of them changes. */
public final class FixTerms {
  /** System of the identifier of a Condition that we made; its value is the correction's id. */
  public static final String IDENTIFIER_SYSTEM = FollowUpTerms.BASE + "/fix";

  private FixTerms() {}
}
