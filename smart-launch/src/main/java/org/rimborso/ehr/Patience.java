package org.rimborso.ehr;

import java.time.Duration;

/** Waits between attempts. */
@FunctionalInterface
public interface Patience {
  /** Returns after {@code time}. */
  void await(Duration time) throws InterruptedException;
}
