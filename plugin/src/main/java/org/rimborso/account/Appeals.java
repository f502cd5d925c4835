package org.rimborso.account;

import java.util.List;
import java.util.Optional;
import org.rimborso.account.Account.Appeal;
import org.rimborso.payer.Medicare;

/**
 * Whether a denial can be appealed at all. Never where no right exists (unprocessable claims;
 * claims that Medicare got late; above the last level) or where it cannot win (a pair of services
 * that is never paid together).
 */
final class Appeals {
  private static final String LATE = "29";
  private static final String PAIR = "236";

  private final PairsNeverPaid pairs;

  Appeals(PairsNeverPaid pairs) {
    this.pairs = pairs;
  }

  /** The way against {@code refusal} of this turn's payer; the time for it is another matter. */
  Appeal of(Turn turn, Refusal refusal) {
    boolean medicare = turn.payee().medicare();
    int level = Math.toIntExact(turn.upheld()) + 1;
    if (refusal.codes().contains(Rarc.UNPROCESSABLE)) {
      return none(level, "appeal.none.unprocessable");
    }
    if (medicare && refusal.has(LATE)) {
      return none(level, "appeal.none.late");
    }
    if (medicare && Medicare.appeal(level).isEmpty()) {
      return none(level, "appeal.none.last");
    }
    return unwinnable(turn, refusal, level)
        .orElseGet(() -> new Appeal(true, level, Verdict.message("appeal.open", level)));
  }

  private Optional<Appeal> unwinnable(Turn turn, Refusal refusal, int level) {
    List<Integer> lines = refusal.linesOf(PAIR);
    if (!refusal.isOnly(PAIR) || lines.isEmpty()) {
      return Optional.empty();
    }
    Optional<PairsNeverPaid.Pair> last = Optional.empty();
    for (int line : lines) {
      last = pairs.of(turn.inForce().claim(), line);
      if (last.isEmpty()) {
        return Optional.empty();
      }
    }
    return last.map(pair -> none(level, "appeal.none.pair", pair.paid(), pair.unpaid()));
  }

  private static Appeal none(int level, String key, Object... arguments) {
    return new Appeal(false, level, Verdict.message(key, arguments));
  }
}
