package org.rimborso.ehr;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Decides whether a destination is called at all. After some failures in a row it rests; then one
 * call at a time probes it, until one succeeds. Safe for many threads.
 */
final class Breaker {
  private final int failuresInARow;
  private final long rest;
  private final LongSupplier nanos;
  private int failures;
  private boolean open;
  private boolean probing;
  private long until;

  /** What came of a call that was permitted. */
  enum Outcome {
    SUCCESS,
    FAILURE,
    /** It tells nothing about the destination. */
    NEITHER
  }

  /**
   * @param nanos a count that only grows
   */
  Breaker(int failuresInARow, Duration rest, LongSupplier nanos) {
    this.failuresInARow = failuresInARow;
    this.rest = rest.toNanos();
    this.nanos = nanos;
  }

  /** Whether to call now. Who is permitted must tell how it {@link #ended}. */
  synchronized boolean permits() {
    if (!open) {
      return true;
    }
    if (probing || isResting()) {
      return false;
    }
    probing = true;
    return true;
  }

  synchronized void ended(Outcome outcome) {
    switch (outcome) {
      case SUCCESS -> {
        failures = 0;
        open = false;
      }
      case FAILURE -> {
        failures++;
        if (probing || (!open && failures >= failuresInARow)) {
          open = true;
          until = nanos.getAsLong() + rest;
        }
      }
      case NEITHER -> {}
    }
    probing = false;
  }

  synchronized Standing standing() {
    if (!open) {
      return Standing.GOOD;
    }
    return isResting() ? Standing.RESTING : Standing.PROBED;
  }

  private boolean isResting() {
    return nanos.getAsLong() - until < 0;
  }
}
