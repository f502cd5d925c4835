package org.rimborso.rules.encounter;

import java.util.List;
import java.util.Set;
import org.rimborso.rule.Parameters;
import org.rimborso.rule.Rule;
import org.rimborso.rule.RuleContext;

/** Makes the rules of this package for a site. */
public final class EncounterRules {
  private EncounterRules() {}

  /** The rules, where encounters of {@code noChargeTypes} are not billed. */
  public static List<Rule> of(RuleContext context, Set<String> noChargeTypes) {
    Parameters parameters = context.parameters();
    int lag = parameters.number(EncounterNotBilled.LAG);
    int open = parameters.number(EncounterNotClosed.OPEN);
    return List.of(
        new EncounterClassMismatch(),
        new EncounterNoDisposition(),
        new EncounterNoProvider(),
        new EncounterNotBilled(lag, context.payers(), noChargeTypes),
        new EncounterNotClosed(open),
        new EncounterPeriodImpossible(),
        new ProviderNpiInvalid());
  }
}
