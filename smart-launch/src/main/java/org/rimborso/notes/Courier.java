package org.rimborso.notes;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks again and again for what is to go to an EHR and whose pause is over. */
public final class Courier implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
  private static final Duration ROUND = Duration.ofSeconds(5);

  /** What is looked into each time. */
  public interface Round {
    /** Takes up everything that was on its way when the process ended. Called once, at start. */
    void resume();

    /** Starts the delivery of everything whose pause is over. */
    void deliverDue();
  }

  private final List<Round> outboxes;
  private final ScheduledExecutorService rounds =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "notes-courier");
            thread.setDaemon(true);
            return thread;
          });

  private final ScheduledFuture<?> going;

  private Courier(List<Round> outboxes) {
    this.outboxes = outboxes;
    this.going =
        rounds.scheduleWithFixedDelay(
            this::round, ROUND.toMillis(), ROUND.toMillis(), TimeUnit.MILLISECONDS);
  }

  /**
   * Takes up what a former process left, then goes round until closed.
   *
   * @param notes the first to be taken up: it frees the leases that were left over
   */
  public static Courier start(Outbox notes, TaskOutbox tasks) {
    List<Round> outboxes = List.of(notes, tasks);
    outboxes.forEach(Round::resume);
    return new Courier(outboxes);
  }

  /** A broken store ends one round, not the rounds. */
  private void round() {
    try {
      outboxes.forEach(Round::deliverDue);
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
