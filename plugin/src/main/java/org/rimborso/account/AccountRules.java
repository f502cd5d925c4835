package org.rimborso.account;

import java.util.List;
import org.rimborso.rule.Finding;
import org.rimborso.rule.Rule;
import org.rimborso.rule.RuleContext;
import org.rimborso.rule.RuleProvider;

/** What billers are told of accounts: their state, and days that draw near or are over. */
public final class AccountRules implements RuleProvider {
  /** All of them, by id. */
  static final List<AccountRule> ALL =
      List.of(
          new AccountAppealDeadline(),
          new AccountDenied(),
          new AccountFollowUpDue(),
          new AccountNoResponse(),
          new AccountOverpaid(),
          new AccountPartlyDenied(),
          new AccountPatientDue(),
          new AccountPended(),
          new AccountRejected(),
          new AccountSecondaryDue(),
          new AccountUnderpaid(),
          new AccountUnexplained());

  /**
   * Whether {@code finding} tells no more of {@code account} than its state, the reason of it, its
   * next step and its deadlines do; for pages that show those.
   */
  public static boolean isSaidBy(Account account, Finding finding) {
    return finding.focus().equals(account.reference())
        && (finding.rule().equals(AccountUnexplained.ID)
            ? account.state() == State.UNKNOWN
            : ALL.stream()
                .filter(rule -> rule.id().equals(finding.rule()))
                .anyMatch(
                    rule ->
                        rule instanceof AccountInState || rule instanceof AccountAppealDeadline));
  }

  @Override
  public List<Rule> rules(RuleContext context) {
    return List.copyOf(ALL);
  }
}
