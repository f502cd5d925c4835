package org.rimborso.notes;

import java.util.Optional;
import org.rimborso.chart.Note;
import org.rimborso.notes.Records.Answer;
import org.rimborso.notes.Records.Put;

/** The Provenances of one EHR, in the name of one user. */
public interface Provenances {

  /** Why none may be created; empty where that can be tried. */
  Optional<Attribution> barred();

  /** Whether {@link #create}, said again for the same note, creates nothing. */
  boolean areOnceOnly();

  /** Creates the note's Provenance; where they are once only, unless it is there. */
  Answer<Put> create(Note note, String json);
}
