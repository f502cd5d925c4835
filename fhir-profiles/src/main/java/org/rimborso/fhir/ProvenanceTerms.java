package org.rimborso.fhir;

import org.rimborso.chart.Note;

/** The names of what tells who wrote a note. Once released, none of them changes. */
public final class ProvenanceTerms {
  /** The profile that each claims in {@code meta.profile}. */
  public static final String PROFILE =
      FollowUpTerms.BASE + "/StructureDefinition/rimborso-provenance";

  /**
   * System of the tag in {@code meta.tag}: R4's Provenance has no identifier, and one record holds
   * many notes.
   */
  public static final String TAG_SYSTEM = NoteTerms.IDENTIFIER_SYSTEM;

  private ProvenanceTerms() {}

  /**
   * The tag's code: the note's id; striking the note through is another act with one of its own.
   */
  public static String tag(Note note) {
    return note.isStruck() ? note.id() + ".struck" : note.id();
  }
}
