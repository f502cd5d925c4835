package org.rimborso.desk;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import org.rimborso.audit.AuditEntry.Action;
import org.rimborso.audit.AuditLog;
import org.rimborso.chart.Cause;
import org.rimborso.chart.Reference;
import org.rimborso.ehr.Budget;
import org.rimborso.smart.Launch;
import org.rimborso.store.ChartStamps;

/**
 * What was fetched for launches: each chart is fetched and read once, then kept for a few minutes
 * or until someone asks for a fresh look, on whatever node. Nothing of another launch is ever
 * handed out: the key is the launch. Safe for many threads; two that ask for the same chart wait
 * for the same fetch.
 */
final class Fetches {
  private final ChartSource source;
  private final ChartStamps stamps;
  private final AuditLog audit;
  private final Clock clock;
  private final KeptCharts charts = new KeptCharts(Ticker.systemTicker());

  /**
   * @param stamps shared by all nodes
   */
  Fetches(ChartSource source, ChartStamps stamps, AuditLog audit, Clock clock) {
    this.source = source;
    this.stamps = stamps;
    this.audit = audit;
    this.clock = clock;
  }

  /** The time of one page, which starts to run now. */
  Budget page() {
    return source.page();
  }

  /** Whether the launch's chart is here, so that {@link #of} need not wait for the EHR. */
  boolean has(Launch launch) {
    return charts.has(key(launch));
  }

  /**
   * The chart; what is asked of the EHR stands in the audit trail.
   *
   * @param types that the launch's visitor needs
   */
  Fetched of(Launch launch, Reference patient, Set<String> types, Budget budget) {
    return charts.of(
        key(launch),
        () -> {
          Fetched fresh = source.fetch(launch, patient, types, clock.instant(), budget);
          audit.record(Entries.of(launch, Action.SEARCH, fresh.asked(), "chart"));
          return fresh;
        });
  }

  /** Types of resources that the launch cannot reach, and why. */
  Map<String, Cause> closed(Launch launch, Budget budget) {
    return source.closed(launch, budget);
  }

  /** Lets the next look at the launch's patient be a new one, for every launch and every node. */
  void renew(Launch launch) {
    launch.patient().ifPresent(patient -> stamps.raise(launch.ehr(), patient));
    forget(launch.id());
  }

  /** A launch is over: nothing of it stays here. */
  void forget(String launchId) {
    charts.forget(launchId);
  }

  private KeptCharts.Key key(Launch launch) {
    long stamp = launch.patient().map(patient -> stamps.of(launch.ehr(), patient)).orElse(0L);
    return new KeptCharts.Key(launch.id(), stamp);
  }
}
