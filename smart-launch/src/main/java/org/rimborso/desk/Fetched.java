package org.rimborso.desk;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.rimborso.chart.Cause;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Reference;

/**
 * A chart as it was fetched, not yet reviewed: whole, for nobody's eyes.
 *
 * @param restricted those of its resources that a security label restricts
 * @param asOf when
 * @param asked the types of resources that the EHR was asked for
 * @param tokenEnded the EHR no longer accepts the launch's token
 */
public record Fetched(
    Chart chart, Set<Reference> restricted, Instant asOf, List<String> asked, boolean tokenEnded) {
  public Fetched {
    restricted = Set.copyOf(restricted);
    asked = List.copyOf(asked);
  }

  /** Whether the EHR answered all that it was asked. */
  boolean isReached() {
    return chart.limitations().stream().noneMatch(one -> one.because() == Cause.NOT_REACHED);
  }
}
