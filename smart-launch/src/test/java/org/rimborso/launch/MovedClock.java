package org.rimborso.launch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that stands until it is moved. */
final class MovedClock extends Clock {
  private final ZoneId zone;
  private final AtomicLong now;

  MovedClock(Instant start) {
    this(ZoneOffset.UTC, new AtomicLong(start.toEpochMilli()));
  }

  private MovedClock(ZoneId zone, AtomicLong now) {
    this.zone = zone;
    this.now = now;
  }

  void pass(Duration time) {
    now.addAndGet(time.toMillis());
  }

  @Override
  public ZoneId getZone() {
    return zone;
  }

  @Override
  public Clock withZone(ZoneId other) {
    return new MovedClock(other, now);
  }

  @Override
  public Instant instant() {
    return Instant.ofEpochMilli(now.get());
  }
}
