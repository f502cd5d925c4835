package org.rimborso.fhir;

/** The names of the Task that tells of work on an account. Once released, none of them changes. */
public final class WorkTerms {
  /** The profile that each claims in {@code meta.profile}. */
  public static final String PROFILE = FollowUpTerms.BASE + "/StructureDefinition/rimborso-work";

  /** System of the Task's identifier; its value is the account's reference, {@code Claim/c1}. */
  public static final String IDENTIFIER_SYSTEM = FollowUpTerms.BASE + "/work";

  /** System of the tag in {@code meta.tag}. */
  public static final String TAG_SYSTEM = FollowUpTerms.TAG_SYSTEM;

  /** Code of the tag in {@code meta.tag}. */
  public static final String TAG_CODE = "work";

  private WorkTerms() {}
}
