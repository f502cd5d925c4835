package org.rimborso.launch;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.rimborso.codebooks.ChartReview;
import org.rimborso.codebooks.shelf.CodeShelf;
import org.rimborso.codebooks.terminology.TerminologyServer;
import org.rimborso.codes.CodeSets;
import org.rimborso.ehr.EhrSettings;
import org.rimborso.ehr.Outbound;
import org.rimborso.plugins.Plugins;
import org.rimborso.review.Reviewer;

/**
 * What a review of files takes from the configuration.
 *
 * @param zone the site's time zone; empty: dates count as written
 * @param reviews by the site's rules
 * @param plugins of which some of these rules are
 */
record ReviewSetup(Optional<ZoneId> zone, ChartReview reviews, Plugins plugins) {

  /**
   * Without a configuration: the rules as they ship.
   *
   * @param folder of imported code sets, which need not exist
   */
  static ReviewSetup defaults(Path folder) {
    Reviewer reviewer = RuleSettings.DEFAULTS.reviewer(codes(folder));
    return new ReviewSetup(Optional.empty(), ChartReview.of(() -> reviewer), Plugins.NONE);
  }

  /**
   * As the site configured it. Files do not say which EHR they come from: its zone counts where all
   * EHRs are in one.
   */
  static ReviewSetup of(Settings settings, Path folder) {
    return new ReviewSetup(
        zone(settings), reviews(settings, settings.rules(), codes(folder)), settings.plugins());
  }

  /**
   * For reviews of many charts side by side, each on one thread.
   *
   * @param settings of the site; empty: the rules as they ship
   * @param rules those of the site, with whatever else is known of it
   */
  static ReviewSetup manySided(Optional<Settings> settings, RuleSettings rules, Path folder) {
    CodeSets codes = codes(folder);
    Optional<ZoneId> zone = settings.flatMap(ReviewSetup::zone);
    Plugins plugins = settings.map(Settings::plugins).orElse(Plugins.NONE);
    if (settings.isPresent() && settings.get().codes().terminology().isPresent()) {
      return new ReviewSetup(zone, reviews(settings.get(), rules, codes), plugins);
    }
    Reviewer reviewer = rules.reviewer(codes);
    return new ReviewSetup(zone, (chart, budget) -> reviewer.reviewAlone(chart), plugins);
  }

  /** The zone that dates count in; empty: as they are written. */
  static Optional<ZoneId> zone(Optional<Settings> settings) {
    return settings.flatMap(ReviewSetup::zone);
  }

  private static Optional<ZoneId> zone(Settings settings) {
    List<ZoneId> zones = settings.ehrs().stream().map(EhrSettings::zone).distinct().toList();
    return zones.size() == 1 ? Optional.of(zones.get(0)) : Optional.empty();
  }

  private static ChartReview reviews(Settings settings, RuleSettings rules, CodeSets codes) {
    Clock clock = Clock.systemUTC();
    return CodeReviews.of(
        () -> rules,
        () -> codes,
        settings
            .codes()
            .terminology()
            .map(at -> new TerminologyServer(at, new Outbound(clock), clock)));
  }

  private static CodeSets codes(Path folder) {
    return new CodeShelf(folder, Clock.systemUTC()).snapshot().codes();
  }
}
