package org.rimborso.account;

import org.rimborso.rule.Severity;
import org.rimborso.rule.Source;

/**
 * <b>Fires when</b> payers covered more than was billed, or the patient paid more than their share.
 *
 * <p><b>Source</b>: 42 CFR 401.305(b) for Medicare; other payers by contract.
 */
final class AccountOverpaid extends AccountInState {
  static final String ID = "account-overpaid";

  AccountOverpaid() {
    super(ID, State.OVERPAID, Severity.WARNING, Source.of("42 CFR 401.305", "(b)"));
  }
}
