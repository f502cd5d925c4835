package org.rimborso.desk;

import java.time.Instant;
import java.util.List;
import org.rimborso.chart.Chart;

/**
 * A chart as it was fetched, not yet reviewed.
 *
 * @param asOf when
 * @param asked the types of resources that the EHR was asked for
 * @param tokenEnded the EHR no longer accepts the launch's token
 */
public record Fetched(Chart chart, Instant asOf, List<String> asked, boolean tokenEnded) {
  public Fetched {
    asked = List.copyOf(asked);
  }
}
