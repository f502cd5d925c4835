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

  /**
   * A door that sends each call once and hands on every answer as it came, those of trouble too;
   * keep it, its memory of failures is its own.
   */
  public Door onceTo(Destination destination, Limits limits) {
    return new WatchedDoor(considerate(destination, limits), destination.name(), watch);
  }

  private ConsiderateDoor considerate(Destination destination, Limits limits) {
    return new ConsiderateDoor(
        new Transport(destination, limits, patience), limits, clock, patience);
  }

  /** A door that keeps to {@code limits}; keep it, its memory of failures is its own. */
  public Door to(Destination destination, Limits limits) {
    Door retrying =
        new RetryingDoor(
            considerate(destination, limits),
            limits,
            patience,
            () -> ThreadLocalRandom.current().nextDouble());
    return new WatchedDoor(retrying, destination.name(), watch);
  }
}
