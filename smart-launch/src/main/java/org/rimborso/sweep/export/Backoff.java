package org.rimborso.sweep.export;

import java.time.Clock;
import java.time.Duration;
import org.rimborso.ehr.Patience;
import org.rimborso.ehr.Reply.Received;

/** Pauses that grow where the other side does not say how long it wants to be left alone. */
final class Backoff {
  private static final Duration LONGEST = Duration.ofMinutes(1);

  /** A wish for more than that is not believed. */
  private static final Duration BELIEVED = Duration.ofMinutes(5);

  private final Duration first;
  private final Patience patience;
  private final Clock clock;
  private Duration next;

  Backoff(Duration first, Patience patience, Clock clock) {
    this.first = first;
    this.patience = patience;
    this.clock = clock;
    this.next = first;
  }

  /** The pause that an answer asks for, else our own, which grows. */
  Duration after(Received received) {
    return received
        .retryAfter(clock.instant(), BELIEVED)
        .filter(d -> !d.isZero())
        .orElseGet(this::own);
  }

  /** Our own pause; the next is twice as long. */
  Duration own() {
    Duration pause = next;
    Duration doubled = next.multipliedBy(2);
    next = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
    return pause;
  }

  /** All went well: the next trouble begins with the first pause. */
  void reset() {
    next = first;
  }

  void await(Duration pause) throws InterruptedException {
    patience.await(pause);
  }
}
