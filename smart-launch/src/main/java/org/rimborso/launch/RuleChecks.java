package org.rimborso.launch;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.rimborso.desk.RuleTrials.Answer;
import org.rimborso.desk.RuleTrials.Refused;
import org.rimborso.desk.RuleTrials.Why;

/**
 * Threads for checks of files that somebody typed: few, and each for a short time, so that no file
 * keeps the threads of pages.
 */
final class RuleChecks implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int AT_ONCE = 2;

  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          0,
          AT_ONCE,
          1,
          TimeUnit.MINUTES,
          new SynchronousQueue<>(),
          work -> {
            Thread thread = new Thread(work, "rule check");
            thread.setDaemon(true);
            return thread;
          });

  /** What the check answers, or why it gave none in time. */
  Answer run(Callable<Answer> check) {
    Future<Answer> coming;
    try {
      coming = threads.submit(check);
    } catch (RejectedExecutionException full) {
      return new Refused(Why.BUSY);
    }
    try {
      return coming.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      coming.cancel(true);
      return new Refused(Why.TOO_SLOW);
    } catch (InterruptedException hurried) {
      coming.cancel(true);
      Thread.currentThread().interrupt();
      return new Refused(Why.TOO_SLOW);
    } catch (ExecutionException failed) {
      return refused(failed);
    }
  }

  private static Refused refused(ExecutionException failed) {
    if (failed.getCause() instanceof CancellationException) {
      return new Refused(Why.TOO_SLOW);
    }
    if (failed.getCause() instanceof IOException) {
      return new Refused(Why.BROKEN);
    }
    throw new IllegalStateException("a file of rules could not be checked", failed);
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
