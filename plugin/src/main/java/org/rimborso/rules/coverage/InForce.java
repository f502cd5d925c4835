package org.rimborso.rules.coverage;

import org.rimborso.chart.Cause;
import org.rimborso.chart.Coverage;
import org.rimborso.chart.PartialDate;

/** Whether a Coverage covers a day. FHIR: an absent start is unknown, an absent end goes on. */
enum InForce {
  YES,
  NO,
  /** Cancelled at an unknown time. */
  AMBIGUOUS,
  /** Its start is unknown, or dates are too vague. */
  UNKNOWN;

  /** Whether its status alone says that it covers no day. */
  static boolean never(Coverage coverage) {
    return coverage.status().equals("draft") || coverage.status().equals("entered-in-error");
  }

  static InForce on(Coverage coverage, PartialDate day) {
    if (never(coverage)) {
      return NO;
    }
    var start = coverage.period().start();
    var end = coverage.period().end();
    if (start.filter(day::isBefore).isPresent() || end.filter(day::isAfter).isPresent()) {
      return NO;
    }
    if (end.isEmpty() && coverage.status().equals("cancelled")) {
      return AMBIGUOUS;
    }
    boolean begun = start.filter(s -> !day.first().isBefore(s.last())).isPresent();
    boolean lasts = end.map(e -> !day.last().isAfter(e.first())).orElse(true);
    return begun && lasts ? YES : UNKNOWN;
  }

  Cause cause() {
    return this == AMBIGUOUS ? Cause.AMBIGUOUS : Cause.ELEMENT_MISSING;
  }
}
