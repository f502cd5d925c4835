package org.rimborso.ehr;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Time as it passes: waits between attempts, and tells how much has gone by. */
@FunctionalInterface
public interface Patience {
  /** Returns after {@code time}. */
  void await(Duration time) throws InterruptedException;

  /**
   * What {@code answer} brings within {@code time}.
   *
   * @throws TimeoutException if it brings nothing until then; it is not cancelled
   */
  default <T> T await(CompletableFuture<T> answer, Duration time)
      throws InterruptedException, ExecutionException, TimeoutException {
    return answer.get(time.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** A budget in this time, which starts to run now. */
  default Budget budget(Duration time) {
    return Budget.of(time, this::nanos);
  }

  /** A count of nanoseconds that only grows, whatever is done to the machine's clock. */
  default long nanos() {
    return System.nanoTime();
  }
}
