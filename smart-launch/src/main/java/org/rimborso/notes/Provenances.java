package org.rimborso.notes;

import java.util.Optional;
import org.rimborso.notes.Records.Answer;
import org.rimborso.notes.Records.Put;

/** The Provenances of one EHR, in the name of one user. */
public interface Provenances {

  /** Why none may be created; empty where that can be tried. */
  Optional<Attribution> barred();

  /** Whether {@link #create}, said again with the same tag, creates nothing. */
  boolean areOnceOnly();

  /**
   * Creates a Provenance; where they are once only, unless it is there.
   *
   * @param tag its own, which tells it from all others
   */
  Answer<Put> create(String tag, String json);
}
