package org.rimborso.desk;

import java.time.Instant;
import org.rimborso.chart.Chart;
import org.rimborso.review.Review;

/**
 * A launch's chart with its review.
 *
 * @param asOf when it was fetched
 * @param tokenEnded the EHR no longer accepts the launch's token: launch again to read or write
 */
public record DeskChart(Chart chart, Review review, Instant asOf, boolean tokenEnded) {}
