package org.rimborso.fhir;

/** The names of a note that is a resource of its own. Once released, none of them changes. */
public final class NoteTerms {
  /** System of the resource's identifier; its value is the note's id. */
  public static final String IDENTIFIER_SYSTEM = FollowUpTerms.BASE + "/note";

  /** System of the tag in {@code meta.tag}. */
  public static final String TAG_SYSTEM = FollowUpTerms.TAG_SYSTEM;

  /** Code of the tag in {@code meta.tag}. */
  public static final String TAG_CODE = "note";

  /** System of the kinds of notes, codes of {@code Note.Kind}. */
  public static final String KIND_SYSTEM = FollowUpTerms.BASE + "/CodeSystem/note-kind";

  private NoteTerms() {}
}
