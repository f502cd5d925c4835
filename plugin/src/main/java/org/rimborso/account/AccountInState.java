package org.rimborso.account;

import java.time.LocalDate;
import java.util.Optional;
import org.rimborso.rule.Message;
import org.rimborso.rule.Outcome;
import org.rimborso.rule.Severity;
import org.rimborso.rule.Source;

/** A rule that tells of accounts in one state, in the words of the state's reason. */
abstract class AccountInState extends AccountRule {
  private final State state;

  AccountInState(String id, State state, Severity usual, Source source) {
    super(id, usual, source);
    this.state = state;
  }

  @Override
  public final Optional<Outcome> of(Account account, LocalDate asOf) {
    return account.state() == state
        ? Optional.of(
            finding(account, "", account.stateReason(), next(account))
                .weighing(weight(account, asOf)))
        : Optional.empty();
  }

  /** How grave this account is; as usual. */
  Severity weight(Account account, LocalDate asOf) {
    return fault().orElseThrow().severity();
  }

  /** The next step; where no appeal is open, and the step alone would not say so, why. */
  private static Message next(Account account) {
    Message step = account.next().text();
    return account.next().action().equals("stop")
        ? step
        : account
            .breakdown()
            .appeal()
            .filter(appeal -> !appeal.isOpen())
            .map(appeal -> Verdict.message("next.no-appeal", step, appeal.why()))
            .orElse(step);
  }
}
