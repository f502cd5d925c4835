package org.rimborso.launch;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/** Ends work that goes on beside the requests. */
final class Ending {
  private Ending() {}

  /** Takes no more work, lets what is under way end for so long, then interrupts it. */
  static void of(ExecutorService work, Duration time) {
    work.shutdown();
    try {
      if (!work.awaitTermination(time.toMillis(), TimeUnit.MILLISECONDS)) {
        work.shutdownNow();
      }
    } catch (InterruptedException hurried) {
      work.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
