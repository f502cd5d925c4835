package org.rimborso.notes;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks into the outbox again and again for notes whose pause is over. */
public final class Courier implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
  private static final Duration ROUND = Duration.ofSeconds(5);

  private final Outbox outbox;
  private final ScheduledExecutorService rounds =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "notes-courier");
            thread.setDaemon(true);
            return thread;
          });

  private final ScheduledFuture<?> going;

  private Courier(Outbox outbox) {
    this.outbox = outbox;
    this.going =
        rounds.scheduleWithFixedDelay(
            this::round, ROUND.toMillis(), ROUND.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Takes up what a former process left, then goes round until closed. */
  public static Courier start(Outbox outbox) {
    outbox.resume();
    return new Courier(outbox);
  }

  /** A broken store ends one round, not the rounds. */
  private void round() {
    try {
      outbox.deliverDue();
    } catch (RuntimeException broken) {
      LOG.warn("The outbox could not be looked into: {}", broken.getClass().getSimpleName());
    }
  }

  @Override
  public void close() {
    going.cancel(true);
    rounds.shutdownNow();
  }
}
