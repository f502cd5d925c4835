package org.rimborso.account;

import org.rimborso.rule.Severity;
import org.rimborso.rule.Source;

/**
 * <b>Fires when</b> the payer turned the claim back before it judged it: the outcome is error.
 *
 * <p><b>Leaves to</b> {@code claim-filing-deadline} the days that are left to file.
 *
 * <p><b>Source</b>: FHIR R4 ClaimResponse.outcome.
 */
final class AccountRejected extends AccountInState {
  static final String ID = "account-rejected";

  AccountRejected() {
    super(ID, State.REJECTED, Severity.ERROR, Source.of("FHIR R4 ClaimResponse", "outcome"));
  }
}
