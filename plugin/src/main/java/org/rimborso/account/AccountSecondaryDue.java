package org.rimborso.account;

import java.util.Set;
import org.rimborso.rule.Severity;
import org.rimborso.rule.Source;

/**
 * <b>Fires when</b> the payers that were billed are done, and what they left falls to a further
 * coverage that was not billed.
 *
 * <p><b>Source</b>: Medicare Secondary Payer Manual, chapter 3.
 */
final class AccountSecondaryDue extends AccountInState {
  static final String ID = "account-secondary-due";

  AccountSecondaryDue() {
    super(
        ID,
        State.SECONDARY_DUE,
        Severity.WARNING,
        Source.of("Medicare Secondary Payer Manual (CMS Pub. 100-05)", "chapter 3"));
  }

  /** Seen from the chart alone it is the same bill that nobody sent. */
  @Override
  public Set<String> beats() {
    return Set.of("coverage-secondary-not-billed");
  }
}
