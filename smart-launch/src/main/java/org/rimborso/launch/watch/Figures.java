package org.rimborso.launch.watch;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * The app's figures, for Prometheus. Labels are route patterns, configured ids and kinds of
 * outcome: their number is bounded, and none comes from a request or a chart.
 */
public final class Figures implements RequestWatch.Listener {
  private static final Duration[] BUCKETS = {
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofMillis(2500),
    Duration.ofSeconds(5),
    Duration.ofSeconds(15)
  };

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Map<String, AtomicInteger> resting = new ConcurrentHashMap<>();
  private final AtomicInteger active = new AtomicInteger();

  public Figures() {
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    gauge("rimborso.requests.active", "Requests under way", active::get);
  }

  @Override
  public void begun() {
    active.incrementAndGet();
  }

  @Override
  public void answered(String method, String route, int status, Duration took) {
    active.decrementAndGet();
    Timer.builder("rimborso.requests")
        .description("Requests answered")
        .tags("method", method, "route", route, "status", status / 100 + "xx")
        .serviceLevelObjectives(BUCKETS)
        .register(registry)
        .record(took);
  }

  /**
   * A call to an EHR or another destination is over.
   *
   * @param destination its configured name
   * @param outcome a kind, such as {@code 2xx} or {@code too_slow}
   * @param spared whether it was not made, because the destination rests
   */
  public void called(String destination, String outcome, Duration took, boolean spared) {
    Timer.builder("rimborso.ehr.calls")
        .description("Calls to EHRs and other destinations")
        .tags("destination", destination, "outcome", outcome)
        .serviceLevelObjectives(BUCKETS)
        .register(registry)
        .record(took);
    resting(destination).set(spared ? 1 : 0);
  }

  /**
   * A call of a CDS Hooks service is answered.
   *
   * @param outcome {@code cards}, {@code silent} or the code of a refusal
   */
  public void hooked(String service, String outcome) {
    Counter.builder("rimborso.hooks")
        .description("Calls of CDS Hooks services")
        .tags("service", service, "outcome", outcome)
        .register(registry)
        .increment();
  }

  private AtomicInteger resting(String destination) {
    return resting.computeIfAbsent(
        destination,
        name -> {
          AtomicInteger state = new AtomicInteger();
          gauge(
              "rimborso.ehr.resting",
              "1 while the destination is left alone after failures (breaker open)",
              "destination",
              name,
              state::get);
          return state;
        });
  }

  /** A figure that is asked for whenever figures are read. */
  public void gauge(
      String name, String description, String label, String value, Supplier<Number> figure) {
    Gauge.builder(name, figure).description(description).tag(label, value).register(registry);
  }

  /** A figure without a label. */
  public void gauge(String name, String description, Supplier<Number> figure) {
    Gauge.builder(name, figure).description(description).register(registry);
  }

  /** All of them in the text format of Prometheus. */
  public String text() {
    return registry.scrape();
  }
}
