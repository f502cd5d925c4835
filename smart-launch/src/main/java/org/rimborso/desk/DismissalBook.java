package org.rimborso.desk;

import java.util.Optional;
import org.rimborso.access.Admitted;
import org.rimborso.store.DismissalRow;

/** Which gaps are none, as pages need it; what was decided comes with the chart. */
public interface DismissalBook {

  /**
   * Takes a step about a gap of the launch's patient. The same step again, as a form sent twice
   * asks for it, is done without a change.
   *
   * @param finding the finding's id
   * @param version how many decisions about it the visitor saw
   * @param facts fingerprint of the facts that they saw
   */
  Answer step(Admitted visitor, String finding, int version, String facts, DismissalStep step);

  /** What became of a step. */
  sealed interface Answer {}

  /** It is so, on disk. */
  record Done(DismissalRow row) implements Answer {}

  /**
   * Somebody else decided since the visitor looked; nothing was written.
   *
   * @param row what they decided, if the visitor may know
   */
  record Faster(Optional<DismissalRow> row) implements Answer {}

  /** What the finding rests on is no longer what the visitor saw; nothing was written. */
  record OtherFacts() implements Answer {}

  /** The visitor's patient has no such gap (any more), as far as the visitor sees. */
  record NoSuchGap() implements Answer {}

  /** The store took nothing. */
  record NotKept() implements Answer {}
}
