package org.rimborso.notes;

import java.util.Optional;
import org.rimborso.chart.Reference;

/** Where a note is now. */
public sealed interface Landing {
  /**
   * In the EHR, read back from there.
   *
   * @param record the resource that holds it
   * @param version its version then, if the EHR tells one
   */
  record Delivered(Reference record, Optional<String> version) implements Landing {}

  /** In our own store, and it stays there. */
  record Here(Reason reason) implements Landing {}

  /** In the outbox, on its way to the EHR. */
  record Sending() implements Landing {}

  /** In the outbox until its author launches again: only with their token may it be sent. */
  record Waiting() implements Landing {}

  /** Why a note stays in our own store. Codes are kept in the store: never rename one. */
  enum Reason {
    /** The EHR says that it does not take the resource that would hold it. */
    NOT_OFFERED,
    /** The site wants its notes nowhere else. */
    BY_CHOICE,
    /** The launch was not granted what a write needs. */
    NO_SCOPE,
    /** The EHR refused it, this time or within the last day. */
    REFUSED,
    /** The EHR took it but did not keep it as it was written. */
    NOT_KEPT,
    /** Somebody withdrew the account's follow-up record in the EHR. */
    WITHDRAWN,
    /** It was marked as entered in error before it arrived, or is not there any more. */
    STRUCK_HERE,
    /** It is marked as entered in error here; the EHR may hold it as if nothing had happened. */
    STRIKE_REFUSED,
    /** It was to be marked as entered in error, but says something else there by now. */
    CHANGED_THERE,
    /** The EHR gave no bill of this patient to make a follow-up record from. */
    NO_BILL,
    /** Of a restricted record no Task is made, and one that was there is taken back. */
    RESTRICTED,
    /** There is nothing to do, and no Task that should say so. */
    NOTHING_TO_DO
  }
}
