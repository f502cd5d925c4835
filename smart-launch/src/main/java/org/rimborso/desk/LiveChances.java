package org.rimborso.desk;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.rimborso.account.Chances;
import org.rimborso.account.Chances.Ended;
import org.rimborso.account.DenialCategory;
import org.rimborso.store.HealthRows;
import org.rimborso.store.StoreUnavailable;
import org.rimborso.sweep.health.HealthJson;

/**
 * How likely denied money is won at this site: what the configuration assumes, with what the last
 * sweeps of its EHRs counted of denials that ended. What the configuration itself says of own
 * denials goes before that. The store is asked at most every twenty seconds; while it does not
 * answer, what was known counts. The same object as long as nothing changes. Safe for many threads.
 */
public final class LiveChances implements Supplier<Chances> {
  private static final Duration FRESH = Duration.ofSeconds(20);

  private final Chances configured;
  private final Set<String> ehrs;
  private final HealthRows rows;
  private final Clock clock;
  private volatile Known known;

  /**
   * @param ehrs the ids of the site's
   */
  public LiveChances(Chances configured, Set<String> ehrs, HealthRows rows, Clock clock) {
    this.configured = configured;
    this.ehrs = Set.copyOf(ehrs);
    this.rows = rows;
    this.clock = clock;
    known = new Known(List.of(), configured, Instant.MIN);
  }

  /** What the store said last, and what that makes of the chances. */
  private record Known(List<HealthRows.Figures> said, Chances chances, Instant asked) {}

  @Override
  public Chances get() {
    Instant now = clock.instant();
    Known last = known;
    if (now.isBefore(last.asked()) || !now.minus(FRESH).isBefore(last.asked())) {
      last = asked(last, now);
      known = last;
    }
    return last.chances();
  }

  private Known asked(Known last, Instant now) {
    List<HealthRows.Figures> said;
    try {
      said = rows.latest();
    } catch (StoreUnavailable silent) {
      return new Known(last.said(), last.chances(), now);
    }
    return said.equals(last.said())
        ? new Known(said, last.chances(), now)
        : new Known(said, with(configured, counted(said, ehrs)), now);
  }

  /** What the configuration assumes, with own denials as they were counted. */
  public static Chances with(Chances configured, Map<DenialCategory, Ended> counted) {
    Map<DenialCategory, Ended> own = new EnumMap<>(DenialCategory.class);
    own.putAll(counted);
    own.putAll(configured.own());
    return new Chances(configured.assumed(), own);
  }

  /** Denials that ended, as the last sweep of each EHR counted them, added up. */
  public static Map<DenialCategory, Ended> counted(HealthRows rows, Set<String> ehrs) {
    return counted(rows.latest(), ehrs);
  }

  private static Map<DenialCategory, Ended> counted(
      List<HealthRows.Figures> said, Set<String> ehrs) {
    Map<DenialCategory, Ended> all = new EnumMap<>(DenialCategory.class);
    for (HealthRows.Figures one : said) {
      if (ehrs.contains(one.ehr())) {
        ended(one.text())
            .forEach((category, ended) -> all.merge(category, ended, LiveChances::sum));
      }
    }
    return all;
  }

  private static Ended sum(Ended one, Ended other) {
    return new Ended(
        Math.addExact(one.overturned(), other.overturned()),
        Math.addExact(one.decided(), other.decided()));
  }

  /** Figures that cannot be read count for nothing. */
  private static Map<DenialCategory, Ended> ended(String figures) {
    try {
      return HealthJson.read(figures).ended();
    } catch (IOException broken) {
      return Map.of();
    }
  }
}
