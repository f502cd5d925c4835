package org.rimborso.store;

import java.time.Instant;
import java.time.YearMonth;
import java.util.Optional;

/**
 * How a facility stood in a month.
 *
 * @param figures as JSON, without patients
 * @param behind the accounts behind them, as JSON; of the newest month only
 */
public record HealthRow(
    String ehr, YearMonth month, Instant takenAt, String figures, Optional<String> behind) {
  /** Without what it holds: that names patients. */
  @Override
  public String toString() {
    return "HealthRow[" + ehr + " " + month + "]";
  }
}
