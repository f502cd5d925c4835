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

  public SessionLimits {
    if (idle.isNegative() || idle.isZero() || absolute.compareTo(idle) < 0) {
      throw new IllegalArgumentException("idle must be positive and no longer than absolute");
    }
  }
}
