package org.rimborso.ehr;

import java.time.Clock;
import java.util.concurrent.ThreadLocalRandom;

/** Opens doors: one a destination, each with its own list, limits and memory of bad days. */
public final class Outbound {
  private final Clock clock;
  private final Patience patience;
  private final Limits standard;
  private final CallWatch watch;

  public Outbound(Clock clock) {
    this(clock, time -> Thread.sleep(time.toMillis()));
  }

  /**
   * @param patience how to wait between attempts
   */
  public Outbound(Clock clock, Patience patience) {
    this(clock, patience, Limits.STANDARD, CallWatch.NONE);
  }

  /**
   * @param standard what each destination may take of us unless told otherwise
   * @param watch is told of every call
   */
  public Outbound(Clock clock, Patience patience, Limits standard, CallWatch watch) {
    this.clock = clock;
    this.patience = patience;
    this.standard = standard;
    this.watch = watch;
  }

  /** What each destination may take of us unless told otherwise. */
  Limits standard() {
    return standard;
  }

  /** A door with the standard limits. */
  public Door to(Destination destination) {
    return to(destination, standard);
  }

  /** A door that keeps to {@code limits}; keep it, its memory of failures is its own. */
  public Door to(Destination destination, Limits limits) {
    ConsiderateDoor considerate =
        new ConsiderateDoor(new Transport(destination, limits, patience), limits, clock, patience);
    Door retrying =
        new RetryingDoor(
            considerate, limits, patience, () -> ThreadLocalRandom.current().nextDouble());
    return new WatchedDoor(retrying, destination.name(), watch);
  }
}
