package org.rimborso.ehr;

import java.time.Duration;

/** Is told how calls went, without what they were about. */
@FunctionalInterface
public interface CallWatch {
  /** Watches nothing. */
  CallWatch NONE = (destination, reply, took) -> {};

  /**
   * A call is over, with its retries.
   *
   * @param destination the configured name
   */
  void over(String destination, Reply reply, Duration took);
}
