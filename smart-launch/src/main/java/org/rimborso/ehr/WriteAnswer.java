package org.rimborso.ehr;

import java.util.Optional;
import org.rimborso.chart.Reference;
import org.rimborso.ehr.Reply.Why;

/** What came of a write. Only reading back tells what the EHR really holds. */
public sealed interface WriteAnswer {

  /**
   * The EHR took it.
   *
   * @param reference the resource; empty where a create's answer does not tell its id
   * @param version its version id, if told
   */
  record Written(Optional<Reference> reference, Optional<String> version, Effect effect)
      implements WriteAnswer {}

  /** What the EHR says it did. */
  enum Effect {
    CREATED,
    UPDATED,
    /** A conditional create met a resource that is there already: nothing was written. */
    UNCHANGED
  }

  /** Somebody was faster, or several resources match: 409 or 412. */
  record Conflict(int status) implements WriteAnswer {}

  /** The EHR does not take it: any other 3xx or 4xx but 401 and 429. */
  record Refused(int status) implements WriteAnswer {}

  /** There is no token, or the EHR did not accept it; nothing was written. */
  record Unauthorized() implements WriteAnswer {}

  /** No whole answer: whether it was written is not known. */
  record NotReached(Why why) implements WriteAnswer {}
}
