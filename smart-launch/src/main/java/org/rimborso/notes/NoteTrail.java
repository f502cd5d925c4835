package org.rimborso.notes;

import java.util.Optional;
import org.rimborso.chart.Reference;
import org.rimborso.smart.Launch;
import org.rimborso.store.NoteRow;

/** Is told of every write of a note before its outcome is noted; what it throws stops the write. */
public interface NoteTrail {
  /** The trail of letters' documents, which end and are attributed as notes are. */
  default NoteTrail ofLetters() {
    return this;
  }

  /** A user asks to save this note. */
  void saving(NoteRow row);

  /** A user asks to mark this note of theirs as entered in error. */
  void striking(NoteRow row);

  /** A user asked to mark a note as entered in error that is not theirs, and was refused. */
  void refused(NoteRow row, Launch launch);

  /** The note came to the end of its way, in the EHR or here. */
  void ended(NoteRow row, Landing landing);

  /**
   * The EHR was asked to take who wrote the note that stands in {@code record}.
   *
   * @param provenance the resource that says it, if told
   */
  void attributed(NoteRow row, Reference record, Attribution how, Optional<Reference> provenance);
}
