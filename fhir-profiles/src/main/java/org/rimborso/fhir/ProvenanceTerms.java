package org.rimborso.fhir;

/** The names of what tells who wrote a note. Once released, none of them changes. */
public final class ProvenanceTerms {
  /** The profile that each claims in {@code meta.profile}. */
  public static final String PROFILE =
      FollowUpTerms.BASE + "/StructureDefinition/rimborso-provenance";

  /**
   * System of the tag in {@code meta.tag} whose code is the note's id: R4's Provenance has no
   * identifier, and one record holds many notes.
   */
  public static final String TAG_SYSTEM = NoteTerms.IDENTIFIER_SYSTEM;

  private ProvenanceTerms() {}
}
