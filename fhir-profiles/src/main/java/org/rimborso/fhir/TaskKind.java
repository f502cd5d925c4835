package org.rimborso.fhir;

import java.util.Locale;

/**
 * What our Tasks tell of, with the names and words that each kind carries. Everyone who may read
 * Tasks in the EHR reads them, clinicians among them: the words of a kind are always the same. Once
 * released, none of the names changes.
 */
public enum TaskKind {
  /** Work on an account; the identifier's value is the account's reference, {@code Claim/c1}. */
  WORK("Billing follow-up"),
  /** A question to a clinician; the identifier's value is the question's id. */
  QUERY("Billing has a question about this visit's documentation. It is answered in Rimborso.");

  /** System of the tag in {@code meta.tag} and of {@code code}; their code is the kind's. */
  public static final String TAG_SYSTEM = FollowUpTerms.TAG_SYSTEM;

  private final String description;

  TaskKind(String description) {
    this.description = description;
  }

  /** As tag, store, settings and audit trail spell it, such as {@code work}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The profile that each claims in {@code meta.profile}. */
  public String profile() {
    return FollowUpTerms.BASE + "/StructureDefinition/rimborso-" + code();
  }

  /** System of the Task's identifier. */
  public String identifierSystem() {
    return FollowUpTerms.BASE + "/" + code();
  }

  /** What the Task says in words. */
  public String description() {
    return description;
  }
}
