package org.rimborso.account;

import org.rimborso.rule.Severity;
import org.rimborso.rule.Source;

/**
 * <b>Fires when</b> payment and patient share stay below the contracted amount, else below what the
 * payer itself allows, by more than the tolerance of the site.
 *
 * <p><b>Source</b>: FHIR R4 ClaimResponse.item.adjudication; the contract with the payer.
 */
final class AccountUnderpaid extends AccountInState {
  static final String ID = "account-underpaid";

  AccountUnderpaid() {
    super(
        ID,
        State.UNDERPAID,
        Severity.WARNING,
        Source.of("FHIR R4 ClaimResponse", "item.adjudication"));
  }
}
