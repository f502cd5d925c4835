package org.rimborso.launch;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rimborso.chart.Chart;
import org.rimborso.ehr.Budget;
import org.rimborso.review.Review;
import org.rimborso.sweep.SideFile;

/**
 * Reviews as a site's configuration has them, for sweeps that are not commands of this machine.
 * Safe for many threads.
 */
public final class SiteReviews {
  private final SweepSetup setup;

  private SiteReviews(SweepSetup setup) {
    this.setup = setup;
  }

  /**
   * Reads a configuration and the code sets that it names.
   *
   * @param config empty: the rules as they ship
   * @param variables the environment's
   * @throws SettingsError if the configuration cannot be used
   */
  public static SiteReviews of(Optional<Path> config, Map<String, String> variables) {
    return new SiteReviews(SweepSetup.of(config, variables));
  }

  /** The site's time zone; empty: dates count as written. */
  public Optional<ZoneId> zone() {
    return setup.review().zone();
  }

  /** What stands for configuration, code sets and version: where it is the same, so are reviews. */
  public String rules() {
    return setup.rules();
  }

  /** What the work list and the figures of a facility are made of. */
  public List<SideFile> sides() {
    return setup.sides();
  }

  /** Reviews a chart. */
  public Review review(Chart chart) {
    return setup.review().reviews().review(chart, Budget.of(ReviewCommand.ASKING));
  }
}
