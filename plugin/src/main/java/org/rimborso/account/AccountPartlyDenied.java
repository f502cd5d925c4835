package org.rimborso.account;

import org.rimborso.rule.Severity;
import org.rimborso.rule.Source;

/**
 * <b>Fires when</b> some lines are denied, or part of one.
 *
 * <p><b>Leaves to</b> {@code account-appeal-deadline} the days that are left to appeal.
 *
 * <p><b>Source</b>: X12 external code lists 139 and 411.
 */
final class AccountPartlyDenied extends AccountInState {
  static final String ID = "account-partly-denied";

  AccountPartlyDenied() {
    super(
        ID,
        State.PARTLY_DENIED,
        Severity.ERROR,
        Source.of("X12 external code lists 139 and 411", "CARC, RARC"));
  }
}
