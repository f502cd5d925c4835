package org.rimborso.desk;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.rimborso.chart.Cause;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Reference;
import org.rimborso.ehr.Access;
import org.rimborso.ehr.Budget;
import org.rimborso.ehr.CapabilityBook;
import org.rimborso.ehr.Ehr;
import org.rimborso.ehr.Ehrs;
import org.rimborso.ehr.TokenSource;
import org.rimborso.fhir.read.Assembled;
import org.rimborso.fhir.read.BundleReader;
import org.rimborso.fhir.read.ChartAssembler;
import org.rimborso.fhir.read.ReadOptions;
import org.rimborso.fhir.read.References;
import org.rimborso.smart.Launch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where charts come from: the EHR of the launch, asked within a page's time. */
public final class ChartSource {
  /** What a page may spend on the EHR, and with what is left on a terminology server. */
  public static final Duration PAGE_BUDGET = Duration.ofSeconds(15);

  /** Searches under way at once at one EHR: what is slow there must not starve the others. */
  private static final int SEARCHES_AT_ONCE = 24;

  private static final Logger LOG = LoggerFactory.getLogger(ChartSource.class);

  private final Ehrs ehrs;
  private final CapabilityBook capabilities;
  private final TokenSource tokens;
  private final Map<String, Executor> searches = new ConcurrentHashMap<>();

  public ChartSource(Ehrs ehrs, CapabilityBook capabilities, TokenSource tokens) {
    this.ehrs = ehrs;
    this.capabilities = capabilities;
    this.tokens = tokens;
  }

  /**
   * Everything about {@code patient} that the launch may see, as far as {@code budget} reaches.
   *
   * @throws IllegalStateException if the launch's EHR is no longer configured
   */
  public Fetched fetch(Launch launch, Reference patient, Instant now, Budget budget) {
    Ehr ehr =
        ehrs.byId(launch.ehr())
            .orElseThrow(() -> new IllegalStateException("no EHR " + launch.ehr()));
    Reach reach = new Reach(capabilities.of(ehr, budget), launch.scopes());
    BundleReader reader =
        new BundleReader(
            new ReadOptions(
                Optional.of(ehr.settings().zone()), References.ofServer(ehr.settings().iss())));
    ChartFetch fetch = new ChartFetch(ehr.client(), reader, executor(ehr.id()));
    List<Part> parts = fetch.fetch(patient, Access.of(tokens, launch.id()), reach, budget);
    return new Fetched(
        chart(ehr, patient, parts, now),
        now,
        asked(reach),
        parts.stream().anyMatch(Part::tokenEnded));
  }

  private static List<String> asked(Reach reach) {
    return Stream.concat(
            Stream.of("Patient"),
            Ask.FIRST_WAVE.stream().map(Ask::type).filter(type -> reach.closed(type).isEmpty()))
        .toList();
  }

  /** Types of resources that charts are made of and that {@code launch} cannot reach, and why. */
  Map<String, Cause> closed(Launch launch, Budget budget) {
    Map<String, Cause> closed = new TreeMap<>();
    ehrs.byId(launch.ehr())
        .map(ehr -> new Reach(capabilities.of(ehr, budget), launch.scopes()))
        .ifPresent(
            reach ->
                Ask.FIRST_WAVE.forEach(
                    ask ->
                        reach
                            .closed(ask.type())
                            .ifPresent(cause -> closed.put(ask.type(), cause))));
    return closed;
  }

  private static Chart chart(Ehr ehr, Reference patient, List<Part> parts, Instant now) {
    ChartAssembler assembler = new ChartAssembler();
    parts.forEach(
        part -> {
          part.items().forEach(assembler);
          part.limitations().forEach(assembler::limit);
        });
    Assembled assembled =
        assembler.ofPatient(
            patient, now.atZone(ehr.settings().zone()).toLocalDate(), ehr.settings().zone());
    if (assembled.strangers() > 0) {
      LOG.warn(
          "EHR {} sent {} resources of other patients; they were left out",
          ehr.id(),
          assembled.strangers());
    }
    return assembled.chart();
  }

  private Executor executor(String ehr) {
    return searches.computeIfAbsent(ehr, ChartSource::newExecutor);
  }

  private static Executor newExecutor(String ehr) {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            SEARCHES_AT_ONCE,
            SEARCHES_AT_ONCE,
            1,
            TimeUnit.MINUTES,
            new LinkedBlockingQueue<>(),
            work -> {
              Thread thread = new Thread(work, "searches-" + ehr);
              thread.setDaemon(true);
              return thread;
            });
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }
}
