package org.rimborso.account;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.rimborso.rule.Severity;
import org.rimborso.rule.Source;

/**
 * <b>Fires when</b> the payer has begun and not finished, reviews the claim, or asks for records;
 * an error from seven days before they are due on.
 *
 * <p><b>Source</b>: FHIR R4 ClaimResponse.outcome.
 */
final class AccountPended extends AccountInState {
  static final String ID = "account-pended";

  private static final int NEAR = 7;

  AccountPended() {
    super(ID, State.PENDED, Severity.ERROR, Source.of("FHIR R4 ClaimResponse", "outcome"));
  }

  @Override
  Severity weight(Account account, LocalDate asOf) {
    boolean near =
        account.deadlines().stream()
            .anyMatch(
                one ->
                    one.kind().equals(Deadlines.RECORDS)
                        && ChronoUnit.DAYS.between(asOf, one.on()) <= NEAR);
    return near ? Severity.ERROR : Severity.WARNING;
  }
}
