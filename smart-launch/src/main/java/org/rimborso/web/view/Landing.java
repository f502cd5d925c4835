package org.rimborso.web.view;

import org.rimborso.chart.Reference;

/** Where a note has landed. */
public sealed interface Landing {

  /** In the EHR's record. */
  record InRecord(Reference resource) implements Landing {}

  /** Committed here, on its way to the record. */
  record BeingSent() implements Landing {}

  /** Committed here until its author launches again: only with their token may it be sent. */
  record Waiting() implements Landing {}

  /** Committed here, and that is where it stays: this EHR takes no notes. */
  record KeptHere() implements Landing {}
}
