package org.rimborso.ehr;

import java.time.Duration;
import java.util.function.DoubleSupplier;
import org.rimborso.ehr.Reply.NotReached;
import org.rimborso.ehr.Reply.Received;
import org.rimborso.ehr.Reply.Why;

/**
 * Repeats reads that met a passing fault: a lost connection, a cut or slow answer, 5xx, or a wish
 * to wait that fits the budget. Writes are sent once: whoever wrote must look before writing again.
 */
final class RetryingDoor implements Door {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);

  /** So much later, at most, than asked, in parts of the time asked: not all at the same moment. */
  private static final double LATER = 0.1;

  private final ConsiderateDoor inner;
  private final int retries;
  private final Patience patience;
  private final DoubleSupplier chance;

  /**
   * @param chance from 0 to 1; spreads retries of many callers
   */
  RetryingDoor(ConsiderateDoor inner, Limits limits, Patience patience, DoubleSupplier chance) {
    this.inner = inner;
    this.retries = limits.retries();
    this.patience = patience;
    this.chance = chance;
  }

  @Override
  public Reply send(Call call, Budget budget) {
    Reply reply = inner.send(call, budget);
    for (int attempt = 1; call.isRead() && attempt <= retries && passing(reply); attempt++) {
      Duration pause = pause(attempt);
      if (pause.compareTo(budget.left()) >= 0) {
        break;
      }
      try {
        patience.await(pause);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return new NotReached(Why.INTERRUPTED);
      }
      reply = inner.send(call, budget);
    }
    return told(reply);
  }

  @Override
  public Standing standing() {
    return inner.standing();
  }

  private Duration pause(int attempt) {
    double spread = chance.getAsDouble();
    Duration wished = inner.wished();
    double own = FIRST_PAUSE.toMillis() * (1L << (attempt - 1)) * (0.5 + spread);
    return wished.plusMillis((long) (own + wished.toMillis() * LATER * spread));
  }

  private static boolean passing(Reply reply) {
    if (reply instanceof Received received) {
      return received.status() >= 500 || received.status() == 429;
    }
    return switch (((NotReached) reply).why()) {
      case NO_CONNECTION, TOO_SLOW, CUT, ASKED_TO_WAIT, CROWDED -> true;
      default -> false;
    };
  }

  private static Reply told(Reply reply) {
    if (reply instanceof Received received) {
      if (received.status() >= 500) {
        return new NotReached(Why.SERVER_FAILED);
      }
      if (received.status() == 429) {
        return new NotReached(Why.ASKED_TO_WAIT);
      }
    }
    return reply;
  }
}
