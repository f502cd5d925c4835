package org.rimborso.ehr;

import java.time.Duration;

/** Time as it passes: waits between attempts, and tells how much has gone by. */
@FunctionalInterface
public interface Patience {
  /** Returns after {@code time}. */
  void await(Duration time) throws InterruptedException;

  /** A count of nanoseconds that only grows, whatever is done to the machine's clock. */
  default long nanos() {
    return System.nanoTime();
  }
}
