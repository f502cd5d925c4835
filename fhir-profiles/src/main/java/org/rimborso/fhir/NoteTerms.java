package org.rimborso.fhir;

/** The names of a note that is a resource of its own. Once released, none of them changes. */
public final class NoteTerms {
  /**
   * System of the resource's identifier; its value is the id of the note, or of the letter's
   * document.
   */
  public static final String IDENTIFIER_SYSTEM = FollowUpTerms.BASE + "/note";

  /** System of the tag in {@code meta.tag}. */
  public static final String TAG_SYSTEM = FollowUpTerms.TAG_SYSTEM;

  /** Code of the tag in {@code meta.tag}. */
  public static final String TAG_CODE = "note";

  /** The same for a letter's document. */
  public static final String LETTER_TAG_CODE = "letter";

  /** System of the kinds of notes, codes of {@code Note.Kind}. */
  public static final String KIND_SYSTEM = FollowUpTerms.BASE + "/CodeSystem/note-kind";

  private NoteTerms() {}
}
