package org.rimborso.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What goes on behind the trail while the app runs: a checkpoint a minute if there is anything new,
 * the whole chain checked at the start and every six hours, rows sent to the outside repository.
 */
public final class AuditWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AuditWatch.class);
  private static final Duration CHECKPOINT = Duration.ofMinutes(1);
  private static final Duration CHECK = Duration.ofHours(6);
  private static final Duration FEED = Duration.ofSeconds(2);
  private static final Duration LAST_ROUND = Duration.ofSeconds(5);

  private final Checkpoints checkpoints;
  private final AuditCheck check;
  private final Clock clock;
  private final ScheduledExecutorService threads;
  private final List<ScheduledFuture<?>> rounds = new CopyOnWriteArrayList<>();
  private volatile Optional<Checked> checked = Optional.empty();

  /** The last check and when it was. */
  public record Checked(Instant at, AuditCheck.Result result) {}

  private AuditWatch(Checkpoints checkpoints, AuditCheck check, Clock clock) {
    this.checkpoints = checkpoints;
    this.check = check;
    this.clock = clock;
    this.threads =
        Executors.newScheduledThreadPool(
            2,
            work -> {
              Thread thread = new Thread(work, "audit");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Signs the beginning and goes on until closed. */
  public static AuditWatch start(
      Checkpoints checkpoints, AuditCheck check, Optional<AuditFeed> feed, Clock clock) {
    AuditWatch watch = new AuditWatch(checkpoints, check, clock);
    checkpoints.atStart();
    watch.every(CHECKPOINT, CHECKPOINT, checkpoints::inTime);
    watch.every(Duration.ZERO, CHECK, watch::check);
    feed.ifPresent(known -> watch.every(Duration.ZERO, FEED, known::deliver));
    return watch;
  }

  /** A broken store ends one round, not the rounds. */
  private void every(Duration first, Duration then, Runnable work) {
    Runnable guarded =
        () -> {
          try {
            work.run();
          } catch (RuntimeException broken) {
            LOG.warn("Work on the audit trail failed: {}", broken.getClass().getSimpleName());
          }
        };
    rounds.add(
        threads.scheduleWithFixedDelay(
            guarded, first.toMillis(), then.toMillis(), TimeUnit.MILLISECONDS));
  }

  private void check() {
    Checked now = new Checked(clock.instant(), check.run());
    now.result()
        .firstBad()
        .ifPresent(
            row ->
                LOG.error(
                    "The audit trail is damaged from row {} on; see rimborso audit verify", row));
    checked = Optional.of(now);
  }

  /** What the last check found; empty until the first is done. */
  public Optional<Checked> checked() {
    return checked;
  }

  /**
   * Signs the end. Work that is under way gets a moment; nothing is interrupted, for that would
   * close the store's file.
   */
  @Override
  public void close() {
    rounds.forEach(round -> round.cancel(false));
    threads.shutdown();
    try {
      if (!threads.awaitTermination(LAST_ROUND.toSeconds(), TimeUnit.SECONDS)) {
        LOG.info("A round of work on the audit trail was left unfinished");
      }
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
    try {
      checkpoints.atStop();
    } catch (RuntimeException broken) {
      LOG.warn("The audit trail's end was not signed: {}", broken.getClass().getSimpleName());
    }
  }
}
