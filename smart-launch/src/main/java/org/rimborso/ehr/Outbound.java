package org.rimborso.ehr;

import java.time.Clock;
import java.util.concurrent.ThreadLocalRandom;

/** Opens doors: one a destination, each with its own list, limits and memory of bad days. */
public final class Outbound {
  private final Clock clock;
  private final Patience patience;
  private final CallWatch watch;

  public Outbound(Clock clock) {
    this(clock, CallWatch.NONE);
  }

  /**
   * @param watch is told of every call
   */
  public Outbound(Clock clock, CallWatch watch) {
    this(clock, time -> Thread.sleep(time.toMillis()), watch);
  }

  /**
   * @param patience how to wait between attempts
   */
  public Outbound(Clock clock, Patience patience) {
    this(clock, patience, CallWatch.NONE);
  }

  private Outbound(Clock clock, Patience patience, CallWatch watch) {
    this.clock = clock;
    this.patience = patience;
    this.watch = watch;
  }

  /** A door with the standard limits. */
  public Door to(Destination destination) {
    return to(destination, Limits.STANDARD);
  }

  /** A door that keeps to {@code limits}; keep it, its memory of failures is its own. */
  public Door to(Destination destination, Limits limits) {
    ConsiderateDoor considerate =
        new ConsiderateDoor(new Transport(destination, limits), limits, clock);
    Door retrying =
        new RetryingDoor(
            considerate, limits, patience, () -> ThreadLocalRandom.current().nextDouble());
    return new WatchedDoor(retrying, destination.name(), watch);
  }
}
