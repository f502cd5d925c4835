package org.rimborso.rules.coverage;

import java.util.List;
import org.rimborso.payer.Payers;
import org.rimborso.rule.Rule;
import org.rimborso.rule.RuleContext;

/** Makes the rules of this package for a site. */
public final class CoverageRules {
  private CoverageRules() {}

  public static List<Rule> of(RuleContext context) {
    Payers payers = context.payers();
    return List.of(
        new AuthorizationExpired(),
        new AuthorizationMissing(payers),
        new CoverageMemberIdMissing(),
        new CoverageMissing(),
        new CoverageNotActive(),
        new CoverageOrderWrong(payers),
        new CoveragePayerMismatch(),
        new CoverageSecondaryNotBilled());
  }
}
