package org.rimborso.desk;

import java.time.Instant;
import org.rimborso.chart.Cause;
import org.rimborso.chart.Chart;

/**
 * A chart as it was fetched, not yet reviewed.
 *
 * @param asOf when
 * @param tokenEnded the EHR no longer accepts the launch's token
 */
public record Fetched(Chart chart, Instant asOf, boolean tokenEnded) {
  /** Whether the EHR answered all that it was asked. */
  boolean isReached() {
    return chart.limitations().stream().noneMatch(one -> one.because() == Cause.NOT_REACHED);
  }
}
