package org.rimborso.codebooks.terminology;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * A while in which the server is asked for no map, after it did not answer in time a batch that
 * asked for some. A hint is not worth a page whose codes were not judged for it. Safe for many
 * threads.
 */
final class MapRest {
  private static final Duration REST = Duration.ofMinutes(10);

  private final Clock clock;
  private volatile Instant end = Instant.MIN;

  MapRest(Clock clock) {
    this.clock = clock;
  }

  void begin() {
    end = clock.instant().plus(REST);
  }

  boolean isOver() {
    return !clock.instant().isBefore(end);
  }
}
