package org.rimborso.account;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.rimborso.chart.Money;
import org.rimborso.rule.Message;
import org.rimborso.rule.Outcome;
import org.rimborso.rule.Severity;
import org.rimborso.rule.Source;

/**
 * <b>Fires when</b> amounts do not add up, stand in several currencies or are not there, and where
 * money hangs on a code that nobody knows.
 *
 * <p><b>Source</b>: FHIR R4 ClaimResponse: item.adjudication, total, payment.
 */
final class AccountUnexplained extends AccountRule {
  static final String ID = "account-unexplained";

  AccountUnexplained() {
    super(
        ID,
        Severity.WARNING,
        Source.of("FHIR R4 ClaimResponse", "item.adjudication, total, payment"));
  }

  @Override
  public Optional<Outcome> of(Account account, LocalDate asOf) {
    List<String> codes = account.breakdown().unknownCodes();
    boolean unknown = account.state() == State.UNKNOWN;
    if (!unknown && !isReasonUnknown(account) && (codes.isEmpty() || !isOwed(account))) {
      return Optional.empty();
    }
    Message why = unknown ? account.stateReason() : Verdict.coded(account.stateReason(), codes);
    return Optional.of(finding(account, "", words("message", why), words("next")));
  }

  private static boolean isReasonUnknown(Account account) {
    return account.denial().stream()
        .flatMap(denial -> denial.codes().stream())
        .anyMatch(code -> !Carc.isKnown(code));
  }

  private static boolean isOwed(Account account) {
    return account.balance().payer().map(Money::signum).filter(sign -> sign != 0).isPresent();
  }
}
