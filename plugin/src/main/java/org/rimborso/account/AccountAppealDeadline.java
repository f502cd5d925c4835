package org.rimborso.account;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.rimborso.account.Account.Deadline;
import org.rimborso.chart.Cause;
import org.rimborso.chart.Party;
import org.rimborso.chart.Reference;
import org.rimborso.payer.PayerTerm;
import org.rimborso.rule.Finding;
import org.rimborso.rule.Message;
import org.rimborso.rule.Need;
import org.rimborso.rule.Needs;
import org.rimborso.rule.Outcome;
import org.rimborso.rule.Severity;
import org.rimborso.rule.Source;

/**
 * <b>Fires when</b> at most 30 days are left to appeal a denial; an error from seven days on, and
 * when the time is over. The time counts from the notice, the safe side.
 *
 * <p><b>Not checked when</b> no profile says how long the payer takes first appeals.
 *
 * <p><b>Source</b>: 42 CFR 405.942 for Medicare; other payers by their profile.
 */
final class AccountAppealDeadline extends AccountRule {
  static final String ID = "account-appeal-deadline";

  private static final int SOON = 30;
  private static final int NEAR = 7;

  AccountAppealDeadline() {
    super(ID, Severity.ERROR, Source.of("42 CFR 405.942", "(a)"));
  }

  @Override
  public List<Need> needs() {
    return Needs.profile(PayerTerm.APPEAL, "Claim", "ClaimResponse");
  }

  @Override
  public Optional<Outcome> of(Account account, LocalDate asOf) {
    for (Deadline deadline : account.deadlines()) {
      if (deadline.kind().equals(Deadlines.APPEAL)) {
        long left = ChronoUnit.DAYS.between(asOf, deadline.on());
        return left <= SOON ? Optional.of(finding(account, deadline, left)) : Optional.empty();
      }
    }
    return unknown(account);
  }

  private Finding finding(Account account, Deadline deadline, long left) {
    boolean past = left < 0;
    Message message = words(past ? "past" : "message", deadline.on(), Math.abs(left));
    Message next = past ? words("next-past") : words("next", account.next().text());
    return finding(account, deadline.on().toString(), message, next)
        .weighing(left <= NEAR ? Severity.ERROR : Severity.WARNING)
        .citing(new Source(deadline.source(), "appeal limit", deadline.from(), Optional.empty()));
  }

  /** A first appeal is open, and nothing tells until when. */
  private Optional<Outcome> unknown(Account account) {
    boolean open =
        account
            .breakdown()
            .appeal()
            .filter(appeal -> appeal.isOpen() && appeal.level() == 1)
            .isPresent();
    return open && account.state().isDenial()
        ? fault()
            .map(
                fault ->
                    fault.notChecked(
                        account.reference(),
                        Cause.POLICY_NOT_CONFIGURED,
                        "appeal limits of " + name(account.payer())))
        : Optional.empty();
  }

  private static String name(Party payer) {
    return payer
        .display()
        .or(() -> payer.reference().map(Reference::toString))
        .or(payer::identifier)
        .orElse("Claim.insurer");
  }
}
