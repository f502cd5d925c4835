package org.rimborso.ehr;

import java.time.Duration;

/** Tells a watch of every call. */
final class WatchedDoor implements Door {
  private final Door inner;
  private final String destination;
  private final CallWatch watch;

  WatchedDoor(Door inner, String destination, CallWatch watch) {
    this.inner = inner;
    this.destination = destination;
    this.watch = watch;
  }

  @Override
  public Reply send(Call call, Budget budget) {
    long began = System.nanoTime();
    Reply reply = inner.send(call, budget);
    watch.over(destination, reply, Duration.ofNanos(System.nanoTime() - began));
    return reply;
  }
}
