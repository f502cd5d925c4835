package org.rimborso.desk;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Charts by launch and stamp, each fetched once and kept a few minutes; only a moment where the EHR
 * did not answer, so that the next look asks again. Who waits for one launch's chart holds up no
 * other launch. Safe for many threads.
 */
final class KeptCharts {
  private static final Duration KEPT = Duration.ofMinutes(5);
  private static final Duration KEPT_WHEN_NOT_REACHED = Duration.ofSeconds(15);
  private static final int MOST_CHARTS = 200;

  private final AsyncCache<Key, Fetched> charts;

  KeptCharts(Ticker ticker) {
    charts =
        Caffeine.newBuilder()
            .ticker(ticker)
            .maximumSize(MOST_CHARTS)
            .expireAfter(Expiry.<Key, Fetched>creating((key, chart) -> time(chart)))
            .buildAsync();
  }

  private static Duration time(Fetched chart) {
    return chart.isReached() ? KEPT : KEPT_WHEN_NOT_REACHED;
  }

  /**
   * Which look at a chart.
   *
   * @param stamp of its patient, see {@link org.rimborso.store.ChartStamps}; read before the chart
   */
  record Key(String launchId, long stamp) {}

  /** Whether the chart is here already. */
  boolean has(Key key) {
    CompletableFuture<Fetched> chart = charts.getIfPresent(key);
    return chart != null && chart.isDone();
  }

  /** The chart, which {@code fetch} brings in this thread unless another thread is about it. */
  Fetched of(Key key, Supplier<Fetched> fetch) {
    CompletableFuture<Fetched> mine = new CompletableFuture<>();
    CompletableFuture<Fetched> there = charts.asMap().putIfAbsent(key, mine);
    if (there != null) {
      return there.join();
    }
    try {
      mine.complete(fetch.get());
    } finally {
      // Whoever waits is told, and nothing is kept, if there was no chart.
      mine.cancel(false);
    }
    return mine.join();
  }

  /** Forgets all that is kept of a launch. */
  void forget(String launchId) {
    charts.asMap().keySet().removeIf(key -> key.launchId().equals(launchId));
  }
}
