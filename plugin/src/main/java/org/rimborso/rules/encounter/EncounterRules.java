package org.rimborso.rules.encounter;

import java.util.List;
import java.util.Set;
import org.rimborso.rule.Rule;
import org.rimborso.rule.RuleContext;

/** Makes the rules of this package for a site. */
public final class EncounterRules {
  private EncounterRules() {}

  /** The rules, where encounters of {@code noChargeTypes} are not billed. */
  public static List<Rule> of(RuleContext context, Set<String> noChargeTypes) {
    int lag =
        context
            .parameters()
            .number(EncounterNotBilled.ID, "charge-lag-days", EncounterNotBilled.DEFAULT_LAG_DAYS);
    return List.of(new EncounterNotBilled(lag, noChargeTypes), new ProviderNpiInvalid());
  }
}
