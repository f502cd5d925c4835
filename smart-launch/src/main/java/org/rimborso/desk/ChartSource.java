package org.rimborso.desk;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
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

  /** Pages that wait for one EHR at once: they must not hold every thread that answers browsers. */
  private static final int PAGES_AT_ONCE = 32;

  /** How long a page waits for a place among them. */
  private static final Duration A_MOMENT = Duration.ofSeconds(1);

  /** The part of a page's time in which an EHR may say what it offers. */
  private static final int SHARE = 4;

  private static final Logger LOG = LoggerFactory.getLogger(ChartSource.class);

  /** Why a type is not asked for at all. */
  private static final Set<Cause> CLOSED =
      Set.of(Cause.RESOURCE_NOT_OFFERED, Cause.SCOPE_NOT_GRANTED);

  private final Ehrs ehrs;
  private final CapabilityBook capabilities;
  private final TokenSource tokens;
  private final Set<String> restricting;
  private final Supplier<Budget> page;
  private final Map<String, Executor> searches = new ConcurrentHashMap<>();
  private final Map<String, Semaphore> places = new ConcurrentHashMap<>();

  /**
   * @param restricting codes of the site's own security labels that restrict a resource
   * @param page gives the time of one page, which starts to run then
   */
  public ChartSource(
      Ehrs ehrs,
      CapabilityBook capabilities,
      TokenSource tokens,
      Set<String> restricting,
      Supplier<Budget> page) {
    this.restricting = Set.copyOf(restricting);
    this.ehrs = ehrs;
    this.capabilities = capabilities;
    this.tokens = tokens;
    this.page = page;
  }

  /** The time of one page, which starts to run now. */
  Budget page() {
    return page.get();
  }

  /**
   * Everything about {@code patient} that the launch may see, as far as {@code budget} reaches.
   *
   * @throws IllegalStateException if the launch's EHR is no longer configured
   */
  public Fetched fetch(Launch launch, Reference patient, Instant now, Budget budget) {
    return fetch(launch, patient, Ask.types(true, true), now, budget);
  }

  /** The same, of these types beside the patient only; the lists of others are then not known. */
  Fetched fetch(Launch launch, Reference patient, Set<String> needed, Instant now, Budget budget) {
    Ehr ehr = ehr(launch.ehr());
    Set<String> types = Ask.wanted(needed, ehr.settings());
    Who who = new Who(patient, Access.of(tokens, launch.id()), launch.scopes());
    List<Part> parts = parts(ehr, who, withPatient(types), budget);
    Assembled assembled = assembled(ehr, patient, parts, now);
    return new Fetched(
        assembled.chart(),
        assembled.restricted(),
        now,
        asked(types, assembled.chart()),
        parts.stream().anyMatch(Part::tokenEnded));
  }

  /** Of whom, and on whose behalf. */
  private record Who(Reference patient, Access access, Set<String> scopes) {}

  private Ehr ehr(String id) {
    return ehrs.byId(id).orElseThrow(() -> new IllegalStateException("no EHR " + id));
  }

  private static Set<String> withPatient(Set<String> types) {
    return Stream.concat(Stream.of("Patient"), types.stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  private List<Part> parts(Ehr ehr, Who who, Set<String> types, Budget budget) {
    Semaphore place = places.computeIfAbsent(ehr.id(), id -> new Semaphore(PAGES_AT_ONCE));
    return taken(place, budget)
        ? fetchAndLeave(place, ehr, who, types, budget)
        : ChartFetch.notReached(types);
  }

  /**
   * What an EHR handed over, and what it did not as far as it may be asked for.
   *
   * @throws OtherPatient if something of another patient was handed over
   */
  Fetched consult(Consultation asked, Instant now, Budget budget) {
    Ehr ehr = ehr(asked.ehr());
    SentParts reading = new SentParts(reader(ehr), asked.patient());
    List<Part> parts = new ArrayList<>(reading.read(asked.sent()));
    if (reading.areMixed(parts)) {
      throw new OtherPatient();
    }
    rest(ehr, asked, budget).stream()
        .filter(part -> !part.isOnlyUnasked(asked.sent().keySet()))
        .forEach(parts::add);
    Assembled assembled = assembled(ehr, asked.patient(), parts, now);
    return new Fetched(
        assembled.chart(), assembled.restricted(), now, List.copyOf(asked.types()), false);
  }

  private List<Part> rest(Ehr ehr, Consultation asked, Budget budget) {
    Set<String> missing = asked.missing();
    if (missing.isEmpty() || asked.grant().isEmpty()) {
      return ChartFetch.notReached(missing);
    }
    Grant grant = asked.grant().get();
    Access access = () -> Optional.of(grant.token());
    return parts(ehr, new Who(asked.patient(), access, grant.scopes()), missing, budget);
  }

  private static List<String> asked(Set<String> types, Chart chart) {
    return Stream.concat(
            Stream.of("Patient"),
            Ask.of(types).stream()
                .map(Ask::type)
                .filter(
                    type ->
                        chart
                            .limitation(type)
                            .filter(known -> CLOSED.contains(known.because()))
                            .isEmpty()))
        .toList();
  }

  private static boolean taken(Semaphore place, Budget budget) {
    try {
      return place.tryAcquire(budget.within(A_MOMENT).left().toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private List<Part> fetchAndLeave(
      Semaphore place, Ehr ehr, Who who, Set<String> types, Budget budget) {
    try {
      // What it offers is worth no page: where it does not say, asking is the way to find out.
      Budget share = budget.within(budget.left().dividedBy(SHARE));
      Reach reach = new Reach(capabilities.of(ehr, share), who.scopes());
      return new ChartFetch(ehr.client(), reader(ehr), executor(ehr.id()))
          .fetch(who.patient(), types, who.access(), reach, budget);
    } finally {
      place.release();
    }
  }

  private BundleReader reader(Ehr ehr) {
    return new BundleReader(
        new ReadOptions(
            Optional.of(ehr.settings().zone()),
            References.ofServer(ehr.settings().iss()),
            restricting));
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

  private static Assembled assembled(Ehr ehr, Reference patient, List<Part> parts, Instant now) {
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
    return assembled;
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
