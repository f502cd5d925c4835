package org.rimborso.desk;

import java.time.Instant;
import org.rimborso.chart.Chart;

/**
 * A chart as it was fetched, not yet reviewed.
 *
 * @param asOf when
 * @param tokenEnded the EHR no longer accepts the launch's token
 */
public record Fetched(Chart chart, Instant asOf, boolean tokenEnded) {}
