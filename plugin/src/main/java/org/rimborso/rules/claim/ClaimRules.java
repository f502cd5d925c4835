package org.rimborso.rules.claim;

import java.util.List;
import java.util.Set;
import org.rimborso.rule.Rule;
import org.rimborso.rule.RuleContext;

/** Makes the rules of this package for a site. */
public final class ClaimRules {
  private ClaimRules() {}

  /** The rules, where encounters of {@code noChargeTypes} are not billed. */
  public static List<Rule> of(RuleContext context, Set<String> noChargeTypes) {
    int draftDays = context.parameters().number(ClaimNotSubmitted.DRAFT);
    return List.of(
        new ClaimDateOutsideEncounter(context.payers()),
        new ClaimDuplicate(),
        new ClaimFilingDeadline(context.payers(), noChargeTypes),
        new ClaimNotSubmitted(draftDays),
        new ClaimReplacementWithoutOriginal(),
        new ClaimTotalMismatch(),
        new ClaimWithoutEncounter());
  }
}
