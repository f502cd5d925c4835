package org.rimborso.launch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.rimborso.audit.AuditLog;
import org.rimborso.audit.NotAudited;
import org.rimborso.store.StoreUnavailable;
import org.rimborso.store.SweepRun.Cause;
import org.rimborso.store.SweepRun.Outcome;
import org.rimborso.store.SweepRuns;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the sweeps of the daily times and of administrators, and sees to their ends. */
final class SweepSchedule implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SweepSchedule.class);
  private static final Duration LOOK = Duration.ofSeconds(20);

  /** Longer than a sweep is silent: one that outlived the app before is heard of by then. */
  private static final Duration FIRST_LOOK = Duration.ofSeconds(30);

  private static final Duration GOODBYE = Duration.ofSeconds(5);
  private static final int SIGNALLED = 128;

  private final Map<String, SweepOrder> orders;
  private final Function<String, ZoneId> zones;
  private final SweepRuns runs;
  private final Starter starter;
  private final Begun begun;
  private final Clock clock;
  private final Instant since;
  private final Map<String, Process> children = new ConcurrentHashMap<>();
  private final Map<String, CompletableFuture<Void>> endings = new ConcurrentHashMap<>();
  private volatile Optional<Future<?>> looking = Optional.empty();
  private final ScheduledExecutorService looks =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "sweep schedule");
            thread.setDaemon(true);
            return thread;
          });

  /** Starts the process that sweeps. */
  @FunctionalInterface
  interface Starter {
    Process start(String ehr, SweepOrder order, String run) throws IOException;
  }

  /** Told of each daily sweep before it begins; throws if that must not be. */
  @FunctionalInterface
  interface Begun {
    void daily(String ehr);
  }

  /**
   * @param orders by the EHR's id
   * @param zones of the EHRs, by id
   */
  SweepSchedule(
      Map<String, SweepOrder> orders,
      Function<String, ZoneId> zones,
      SweepRuns runs,
      Starter starter,
      Begun begun,
      Clock clock) {
    this.orders = Map.copyOf(orders);
    this.zones = zones;
    this.runs = runs;
    this.starter = starter;
    this.begun = begun;
    this.clock = clock;
    since = clock.instant();
  }

  /** As the configuration has it; each daily sweep is in the audit trail before it begins. */
  static SweepSchedule of(Settings settings, SweepRuns runs, AuditLog audit, Clock clock) {
    Optional<Path> config = settings.sweeps().config();
    return new SweepSchedule(
        config.isPresent() ? settings.sweeps().byEhr() : Map.of(),
        ehr -> settings.ehr(ehr).orElseThrow().zone(),
        runs,
        new SweepChild(config.orElse(Path.of(""))),
        ehr -> audit.record(SweepWork.entry(System.getProperty("user.name"), ehr, "sweep-daily")),
        clock);
  }

  /** Begins to look at the clock, where an EHR has a daily time. */
  void open() {
    if (orders.values().stream().anyMatch(order -> order.daily().isPresent())) {
      looking =
          Optional.of(
              looks.scheduleWithFixedDelay(
                  this::round, FIRST_LOOK.toSeconds(), LOOK.toSeconds(), TimeUnit.SECONDS));
    }
  }

  /** What breaks one look does not end them. */
  private void round() {
    try {
      look();
    } catch (RuntimeException broken) {
      LOG.warn("No sweep was looked after: {}", broken.getClass().getSimpleName());
    }
  }

  /** Whether the app may sweep this EHR. */
  boolean knows(String ehr) {
    return orders.containsKey(ehr);
  }

  /** The next moment at which it is swept by itself; one that has passed if it is due. */
  Optional<Instant> next(String ehr) {
    return Optional.ofNullable(orders.get(ehr))
        .flatMap(SweepOrder::daily)
        .map(
            daily ->
                new SweepDue(daily, zones.apply(ehr))
                    .next(clock.instant(), since, runs.newest(ehr)));
  }

  /** Starts what is due, one; a store that does not answer is asked again later. */
  void look() {
    try {
      Instant now = clock.instant();
      for (String ehr : orders.keySet().stream().sorted().toList()) {
        if (next(ehr).filter(moment -> !moment.isAfter(now)).isPresent()
            && runs.atWork().isEmpty()) {
          begun.daily(ehr);
          start(ehr, Cause.DAILY);
        }
      }
    } catch (StoreUnavailable | NotAudited later) {
      LOG.warn("No sweep was started: {}", later.getClass().getSimpleName());
    }
  }

  /**
   * Starts one.
   *
   * @return whether it has the turn; how it goes is said where sweeps are kept
   */
  boolean start(String ehr, Cause cause) {
    SweepOrder order = orders.get(ehr);
    Optional<String> run =
        order == null ? Optional.empty() : runs.begin(ehr, cause, clock.instant());
    if (order == null || run.isEmpty()) {
      return false;
    }
    String id = run.get();
    try {
      Process child = starter.start(ehr, order, id);
      children.put(id, child);
      endings.put(
          id, child.onExit().thenAccept(over -> over(id, over.exitValue(), order.folder())));
    } catch (IOException refused) {
      LOG.warn("A sweep could not be started: {}", refused.getClass().getSimpleName());
      runs.end(
          id,
          Outcome.NOT_BEGUN,
          Optional.empty(),
          String.valueOf(refused.getMessage()),
          clock.instant());
    }
    return true;
  }

  /** One that has said itself how it ended is left at that. */
  private void over(String run, int exit, Path folder) {
    if (children.remove(run) == null) {
      return;
    }
    try {
      runs.end(
          run,
          exit > SIGNALLED ? Outcome.LOST : Outcome.NOT_BEGUN,
          Optional.empty(),
          lastLine(log(folder)),
          clock.instant());
    } catch (StoreUnavailable later) {
      LOG.warn("The end of a sweep could not be kept; it will count as cut off");
    }
  }

  /** Where a process that the app started says what it does. */
  static Path log(Path folder) {
    return folder.resolve("sweep.log");
  }

  private static String lastLine(Path log) {
    try {
      List<String> lines = Files.readAllLines(log, StandardCharsets.UTF_8);
      return lines.isEmpty() ? "" : lines.get(lines.size() - 1);
    } catch (IOException none) {
      return "";
    }
  }

  /** Cuts off what it started: the next start goes on there. */
  @Override
  public void close() {
    looking.ifPresent(one -> one.cancel(false));
    Ending.of(looks, GOODBYE);
    children.values().forEach(child -> child.toHandle().destroyForcibly());
    CompletableFuture.allOf(endings.values().toArray(CompletableFuture[]::new))
        .completeOnTimeout(null, GOODBYE.toSeconds(), TimeUnit.SECONDS)
        .join();
  }
}
