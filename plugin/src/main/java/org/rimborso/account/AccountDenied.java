package org.rimborso.account;

import org.rimborso.rule.Severity;
import org.rimborso.rule.Source;

/**
 * <b>Fires when</b> every line is denied.
 *
 * <p><b>Leaves to</b> {@code account-appeal-deadline} the days that are left to appeal.
 *
 * <p><b>Source</b>: X12 external code lists 139 and 411.
 */
final class AccountDenied extends AccountInState {
  static final String ID = "account-denied";

  AccountDenied() {
    super(
        ID,
        State.DENIED,
        Severity.ERROR,
        Source.of("X12 external code lists 139 and 411", "CARC, RARC"));
  }
}
