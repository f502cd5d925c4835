package org.rimborso.notes;

/** The answer to marking a note as entered in error. */
public enum Struck {
  /** It is marked, on disk; where the EHR holds it, the mark is on its way there. */
  KEPT,
  /** Somebody else wrote it; nothing changed, and the audit trail tells who asked. */
  NOT_YOURS,
  /** The account has no note of this id that was written here. */
  UNKNOWN
}
