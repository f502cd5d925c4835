package org.rimborso.account;

import org.rimborso.rule.Severity;
import org.rimborso.rule.Source;

/**
 * <b>Fires when</b> what is left is the share of the patient.
 *
 * <p><b>Leaves to</b> {@code account-secondary-due} what falls to a further coverage.
 *
 * <p><b>Source</b>: X12 external code list 974, group PR.
 */
final class AccountPatientDue extends AccountInState {
  static final String ID = "account-patient-due";

  AccountPatientDue() {
    super(ID, State.PATIENT_DUE, Severity.INFO, Source.of("X12 external code list 974", "PR"));
  }
}
