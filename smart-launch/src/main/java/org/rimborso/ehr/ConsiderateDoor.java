package org.rimborso.ehr;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.rimborso.ehr.Breaker.Outcome;
import org.rimborso.ehr.Reply.NotReached;
import org.rimborso.ehr.Reply.Received;
import org.rimborso.ehr.Reply.Why;

/**
 * Spares a destination in trouble, and us a slow one: after five failures in a row it is left alone
 * for ten seconds, then tried with one call; while it asked us to wait ({@code Retry-After} on 429
 * or 503) nothing is sent; and no more calls are under way than its limits say. Its answers to us
 * are not failures, but 5xx are.
 */
final class ConsiderateDoor implements Door {
  private static final int FAILURES = 5;
  private static final Duration REST = Duration.ofSeconds(10);

  private final Door inner;
  private final Limits limits;
  private final Clock clock;
  private final Patience time;
  private final Breaker breaker;
  private final Semaphore places;
  private volatile long notBefore;

  /**
   * @param clock tells how long it is until a date that the destination names
   * @param time all else is counted in this, so that a clock that is set back prolongs nothing
   */
  ConsiderateDoor(Door inner, Limits limits, Clock clock, Patience time) {
    this.inner = inner;
    this.limits = limits;
    this.clock = clock;
    this.time = time;
    this.breaker = new Breaker(FAILURES, REST, time::nanos);
    this.places = new Semaphore(limits.atOnce());
    this.notBefore = time.nanos();
  }

  /** How long the destination asked us to stay away, from now. */
  Duration wished() {
    return Duration.ofNanos(Math.max(0, notBefore - time.nanos()));
  }

  @Override
  public Standing standing() {
    return wished().isZero() ? breaker.standing() : Standing.ASKED_TO_WAIT;
  }

  @Override
  public Reply send(Call call, Budget budget) {
    if (!wished().isZero()) {
      return new NotReached(Why.ASKED_TO_WAIT);
    }
    if (!places.tryAcquire()) {
      return new NotReached(Why.CROWDED);
    }
    try {
      return breaker.permits() ? watched(call, budget) : new NotReached(Why.RESTING);
    } finally {
      places.release();
    }
  }

  private Reply watched(Call call, Budget budget) {
    // Less time than a connection may take is no fair trial.
    boolean fair = budget.left().compareTo(limits.connect()) >= 0;
    Outcome outcome = Outcome.NEITHER;
    try {
      Reply reply = inner.send(call, budget);
      outcome = outcome(reply, fair);
      heed(reply);
      return reply;
    } finally {
      breaker.ended(outcome);
    }
  }

  private static Outcome outcome(Reply reply, boolean fair) {
    if (reply instanceof Received received) {
      return received.status() >= 500 ? Outcome.FAILURE : Outcome.SUCCESS;
    }
    return switch (((NotReached) reply).why()) {
      case NO_CONNECTION, CUT, NOT_DECODABLE -> Outcome.FAILURE;
      case TOO_SLOW -> fair ? Outcome.FAILURE : Outcome.NEITHER;
      case TOO_LARGE -> Outcome.SUCCESS;
      default -> Outcome.NEITHER;
    };
  }

  private void heed(Reply reply) {
    if (reply instanceof Received r && (r.status() == 429 || r.status() == 503)) {
      r.retryAfter(clock.instant(), limits.waitAtMost())
          .ifPresent(wait -> notBefore = time.nanos() + wait.toNanos());
    }
  }
}
