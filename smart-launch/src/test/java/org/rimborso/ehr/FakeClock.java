package org.rimborso.ehr;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that moves only when told, or when somebody waits. */
public final class FakeClock extends Clock implements Patience {
  private volatile Instant now = Instant.parse("2026-11-23T12:00:00Z");
  private final AtomicLong nanos = new AtomicLong();
  private final List<Duration> waits = new CopyOnWriteArrayList<>();

  @Override
  public Instant instant() {
    return now;
  }

  public void advance(Duration time) {
    now = now.plus(time);
    nanos.addAndGet(time.toNanos());
  }

  /** What somebody does to a machine's clock; time goes on all the same. */
  public void setBack(Duration time) {
    now = now.minus(time);
  }

  @Override
  public void await(Duration time) {
    waits.add(time);
    advance(time);
  }

  @Override
  public long nanos() {
    return nanos.get();
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
