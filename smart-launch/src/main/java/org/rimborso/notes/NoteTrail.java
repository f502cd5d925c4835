package org.rimborso.notes;

import org.rimborso.store.NoteRow;

/** Is told of every write of a note before its outcome is noted; what it throws stops the write. */
public interface NoteTrail {
  /** A user asks to save this note. */
  void saving(NoteRow row);

  /** The note came to the end of its way, in the EHR or here. */
  void ended(NoteRow row, Landing landing);
}
