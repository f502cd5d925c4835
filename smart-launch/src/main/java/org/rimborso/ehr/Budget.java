package org.rimborso.ehr;

import java.time.Duration;
import java.util.function.LongSupplier;

/** The time a page, or another piece of work, may still spend on calls. Shared by all its calls. */
public final class Budget {
  private final LongSupplier nanos;
  private final long end;

  private Budget(Duration time, LongSupplier nanos) {
    this.nanos = nanos;
    this.end = nanos.getAsLong() + time.toNanos();
  }

  /** A budget that starts to run now. */
  public static Budget of(Duration time) {
    return new Budget(time, System::nanoTime);
  }

  /** A budget on another clock, told in nanoseconds. */
  public static Budget of(Duration time, LongSupplier nanos) {
    return new Budget(time, nanos);
  }

  /** What is left; zero when it is spent. */
  public Duration left() {
    return Duration.ofNanos(Math.max(0, end - nanos.getAsLong()));
  }

  /** A part of this budget: {@code time} from now, or what is left if that is less. */
  public Budget within(Duration time) {
    Duration left = left();
    return new Budget(left.compareTo(time) < 0 ? left : time, nanos);
  }

  public boolean spent() {
    return left().isZero();
  }
}
