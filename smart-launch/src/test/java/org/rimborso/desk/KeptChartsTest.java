package org.rimborso.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.rimborso.chart.Cause;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Limitation;

/** How long a chart lies on the desk, and who waits for whom. */
class KeptChartsTest {
  private final AtomicLong nanos = new AtomicLong();
  private final AtomicInteger fetches = new AtomicInteger();
  private final KeptCharts charts = new KeptCharts(nanos::get);

  private Fetched fetch(Limitation... limitations) {
    fetches.incrementAndGet();
    Chart chart =
        new Chart(LocalDate.parse("2026-11-23"), ZoneOffset.UTC, List.of(), List.of(limitations));
    return new Fetched(chart, Set.of(), Instant.EPOCH, List.of(), false);
  }

  private static KeptCharts.Key key(String launch) {
    return new KeptCharts.Key(launch, 0);
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  @Test
  void of_wholeChart_isKeptForMinutes() {
    charts.of(key("l"), this::fetch);
    pass(Duration.ofMinutes(4));
    charts.of(key("l"), this::fetch);
    assertThat(fetches).hasValue(1);
    pass(Duration.ofMinutes(2));
    assertThat(charts.has(key("l"))).isFalse();
  }

  @Test
  void of_chartThatTheEhrDidNotAnswer_isKeptForAMomentOnly() {
    charts.of(key("l"), () -> fetch(Limitation.ofType("Claim", Cause.NOT_REACHED)));
    assertThat(charts.has(key("l"))).isTrue();
    pass(Duration.ofSeconds(16));
    assertThat(charts.has(key("l"))).isFalse();
    charts.of(key("l"), this::fetch);
    assertThat(fetches).hasValue(2);
  }

  @Test
  void of_chartOfAnOlderStamp_isNotShownAndForgottenWithItsLaunch() {
    Fetched before = charts.of(key("l"), this::fetch);
    KeptCharts.Key refreshed = new KeptCharts.Key("l", 1);
    assertThat(charts.has(refreshed)).isFalse();
    assertThat(charts.of(refreshed, this::fetch)).isNotSameAs(before);
    charts.of(key("other"), this::fetch);
    charts.forget("l");
    assertThat(charts.has(key("l"))).isFalse();
    assertThat(charts.has(refreshed)).isFalse();
    assertThat(charts.has(key("other"))).isTrue();
  }

  @Test
  void of_fetchThatBreaks_keepsNothing() {
    assertThatThrownBy(
            () ->
                charts.of(
                    key("l"),
                    () -> {
                      throw new IllegalStateException("broken");
                    }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(charts.has(key("l"))).isFalse();
    assertThat(charts.of(key("l"), this::fetch)).isNotNull();
  }

  @Test
  void of_whileAnotherFetches_waitsForThatOneAndHoldsUpNoOtherLaunch() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    ExecutorService threads = Executors.newCachedThreadPool();
    try {
      Future<Fetched> first =
          threads.submit(
              () ->
                  charts.of(
                      key("slow"),
                      () -> {
                        begun.countDown();
                        await(end);
                        return fetch();
                      }));
      begun.await();
      Future<Fetched> second = threads.submit(() -> charts.of(key("slow"), this::fetch));
      assertThat(charts.has(key("slow"))).isFalse();
      for (int other = 0; other < 500; other++) {
        charts.of(key("l" + other), this::fetch);
      }
      assertThat(first.isDone()).isFalse();
      end.countDown();
      assertThat(second.get()).isSameAs(first.get());
    } finally {
      end.countDown();
      threads.shutdownNow();
    }
  }

  private static void await(CountDownLatch end) {
    try {
      end.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
