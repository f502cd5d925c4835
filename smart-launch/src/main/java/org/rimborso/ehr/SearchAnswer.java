package org.rimborso.ehr;

import org.rimborso.ehr.Reply.Why;

/** What came of a search. Pages went to the sink already. */
public sealed interface SearchAnswer {

  /** Every page was read. */
  record Complete(int pages) implements SearchAnswer {}

  /**
   * Some pages may have been read, but not all: what was read must not be counted as everything.
   *
   * @param pages how many were read
   */
  record Incomplete(Because because, int pages) implements SearchAnswer {}

  /** The EHR refused the search as such: any 3xx or 4xx but 401 and 429. */
  record Refused(int status) implements SearchAnswer {}

  /** There is no token, or the EHR did not accept it: launch again. */
  record Unauthorized() implements SearchAnswer {}

  /** The EHR did not answer the first page. */
  record NotReached(Why why) implements SearchAnswer {}

  /** Why a list ends early. */
  enum Because {
    /** More pages or bytes than we take, in one page or in all. */
    TOO_MUCH,
    /** A later page failed or was refused. */
    PAGE_FAILED,
    /** A page was cut or no FHIR JSON. */
    PAGE_UNREADABLE,
    /** The next link leads away from this EHR's FHIR base; it was not followed. */
    FOREIGN_LINK,
    /** The next link leads back to a page already read. */
    LOOP,
    /** The time budget was used up. */
    NO_TIME_LEFT
  }
}
