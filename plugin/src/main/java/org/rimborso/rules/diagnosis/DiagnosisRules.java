package org.rimborso.rules.diagnosis;

import java.util.List;
import java.util.Set;
import org.rimborso.rule.Rule;
import org.rimborso.rule.RuleContext;

/** Makes the rules of this package for a site. */
public final class DiagnosisRules {
  private DiagnosisRules() {}

  /** The rules, where encounters of {@code noChargeTypes} are not billed. */
  public static List<Rule> of(RuleContext context, Set<String> noChargeTypes) {
    Transition transition = Transition.of(context.parameters());
    return List.of(
        new DiagnosisMissing(noChargeTypes),
        new DiagnosisNotBillable(context.codes(), transition),
        new DiagnosisUnknownCode(context.codes(), transition),
        new DiagnosisIcd9AfterTransition(context.codes(), transition));
  }
}
