package org.rimborso.ehr;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A clock that moves only when told, or when somebody waits. */
public final class FakeClock extends Clock implements Patience {
  private volatile Instant now = Instant.parse("2026-11-23T12:00:00Z");
  private final List<Duration> waits = new CopyOnWriteArrayList<>();

  @Override
  public Instant instant() {
    return now;
  }

  public void advance(Duration time) {
    now = now.plus(time);
  }

  @Override
  public void await(Duration time) {
    waits.add(time);
    advance(time);
  }

  public List<Duration> waits() {
    return List.copyOf(waits);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
