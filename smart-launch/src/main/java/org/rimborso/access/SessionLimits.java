package org.rimborso.access;

import java.time.Duration;

/**
 * How long a browser session lives.
 *
 * @param idle without a request by a person
 * @param absolute from the launch on, whatever happens
 */
public record SessionLimits(Duration idle, Duration absolute) {
  /** Automatic logoff after 15 minutes; a new launch after a working day of 8 hours. */
  public static final SessionLimits DEFAULT =
      new SessionLimits(Duration.ofMinutes(15), Duration.ofHours(8));

  /** A new launch after a working day, whatever the site says. */
  public static final Duration LONGEST = Duration.ofHours(8);

  /** How long before its end a page warns. */
  public static final Duration WARNING = Duration.ofMinutes(2);

  /** Leaves a minute before the warning. */
  public static final Duration SHORTEST_IDLE = WARNING.plusMinutes(1);

  /**
   * What is left of a session if nobody does anything.
   *
   * @param last whether nothing that anybody does can prolong it
   */
  public record Left(Duration time, boolean last) {}

  /** What is left at {@code nowMillis} of a session in a launch, which ends after the same time. */
  Left left(long startedMillis, long touchedMillis, long launchedMillis, long nowMillis) {
    long latest = Math.min(startedMillis, launchedMillis) + absolute.toMillis();
    long ends = Math.min(ends(startedMillis, touchedMillis), latest);
    return new Left(Duration.ofMillis(Math.max(0, ends - nowMillis)), ends == latest);
  }

  /** Whether a session that began and was last used then is still open. */
  boolean allow(long startedMillis, long touchedMillis, long nowMillis) {
    return nowMillis < ends(startedMillis, touchedMillis);
  }

  /** When a session ends unless it is used again. */
  long ends(long startedMillis, long touchedMillis) {
    return Math.min(touchedMillis + idle.toMillis(), startedMillis + absolute.toMillis());
  }

  public SessionLimits {
    if (idle.isNegative() || idle.isZero() || absolute.compareTo(idle) < 0) {
      throw new IllegalArgumentException("idle must be positive and no longer than absolute");
    }
  }
}
