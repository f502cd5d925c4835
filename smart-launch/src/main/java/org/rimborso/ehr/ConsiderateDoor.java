package org.rimborso.ehr;

import dev.failsafe.CircuitBreaker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.rimborso.ehr.Reply.NotReached;
import org.rimborso.ehr.Reply.Received;
import org.rimborso.ehr.Reply.Why;

/**
 * Spares a destination in trouble: after five failures in a row it is left alone for ten seconds,
 * then tried with one call; and while it asked us to wait ({@code Retry-After} on 429 or 503)
 * nothing is sent. Its answers to us are not failures, but 5xx are.
 */
final class ConsiderateDoor implements Door {
  private static final int FAILURES = 5;
  private static final Duration REST = Duration.ofSeconds(10);

  private final Door inner;
  private final Limits limits;
  private final Clock clock;
  private final CircuitBreaker<Reply> breaker;
  private volatile Instant notBefore = Instant.MIN;

  ConsiderateDoor(Door inner, Limits limits, Clock clock) {
    this.inner = inner;
    this.limits = limits;
    this.clock = clock;
    this.breaker =
        CircuitBreaker.<Reply>builder()
            .withFailureThreshold(FAILURES)
            .withDelay(REST)
            .withSuccessThreshold(1)
            .build();
  }

  /** How long the destination asked us to stay away, from now. */
  Duration wished() {
    Instant now = clock.instant();
    Instant until = notBefore;
    return until.isAfter(now) ? Duration.between(now, until) : Duration.ZERO;
  }

  @Override
  public Reply send(Call call, Budget budget) {
    if (!wished().isZero()) {
      return new NotReached(Why.ASKED_TO_WAIT);
    }
    if (!breaker.tryAcquirePermit()) {
      return new NotReached(Why.RESTING);
    }
    Reply reply = inner.send(call, budget);
    remember(reply);
    return reply;
  }

  private void remember(Reply reply) {
    if (failed(reply)) {
      breaker.recordFailure();
    } else {
      breaker.recordSuccess();
    }
    if (reply instanceof Received r && (r.status() == 429 || r.status() == 503)) {
      Instant now = clock.instant();
      r.header("retry-after")
          .flatMap(text -> RetryAfter.of(text, now, limits.waitAtMost()))
          .ifPresent(wait -> notBefore = now.plus(wait));
    }
  }

  private static boolean failed(Reply reply) {
    if (reply instanceof Received received) {
      return received.status() >= 500;
    }
    return switch (((NotReached) reply).why()) {
      case NO_CONNECTION, TOO_SLOW, CUT, NOT_DECODABLE -> true;
      default -> false;
    };
  }
}
