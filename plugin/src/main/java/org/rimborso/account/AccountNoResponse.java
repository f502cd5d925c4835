package org.rimborso.account;

import org.rimborso.rule.Severity;
import org.rimborso.rule.Source;

/**
 * <b>Fires when</b> nothing came back within the usual days of the payer (its profile, else 30), or
 * nothing but a receipt.
 *
 * <p><b>Leaves to</b> {@code claim-filing-deadline} the days that are left to file.
 *
 * <p><b>Source</b>: Social Security Act 1842(c)(2), the days in which clean claims are paid.
 */
final class AccountNoResponse extends AccountInState {
  static final String ID = "account-no-response";

  AccountNoResponse() {
    super(ID, State.NO_RESPONSE, Severity.WARNING, Source.of("Social Security Act", "1842(c)(2)"));
  }
}
