package org.rimborso.rules.diagnosis;

import java.util.List;
import java.util.Set;
import org.rimborso.codes.CodeSets;
import org.rimborso.rule.Rule;
import org.rimborso.rule.RuleContext;

/** Makes the rules of this package for a site. */
public final class DiagnosisRules {
  private DiagnosisRules() {}

  /** The rules, where encounters of {@code noChargeTypes} are not billed. */
  public static List<Rule> of(RuleContext context, Set<String> noChargeTypes) {
    CodeSets codes = context.codes();
    Transition transition = Transition.of(context.parameters());
    return List.of(
        new DiagnosisMissing(noChargeTypes),
        new DiagnosisNotBillable(codes, transition),
        new DiagnosisUnknownCode(codes, transition),
        new DiagnosisNotValidOnDate(codes, transition),
        new DiagnosisIcd9AfterTransition(codes, transition),
        new DiagnosisExternalCauseFirst(codes, transition),
        new DiagnosisDuplicate(codes),
        new DiagnosisRefutedBilled(codes),
        new DiagnosisUncertainOutpatient(codes),
        new DiagnosisUncoded(codes, transition, noChargeTypes),
        new DiagnosisNotOnClaim(codes, noChargeTypes),
        new DiagnosisNotOnChart(codes),
        new DiagnosisManifestationFirst(codes, transition),
        new DiagnosisUnacceptablePrincipal(codes, transition),
        new DiagnosisAgeConflict(codes, transition),
        new DiagnosisSexConflict(codes, transition, context.payers()),
        new DiagnosisPoaMissing(codes, transition, context.payers(), context.parameters()),
        new DiagnosisExcludes1(codes, transition),
        new DiagnosisCodeFirst(codes, transition),
        new DiagnosisUnspecified(codes, transition, context.parameters()),
        new DiagnosisNotRecaptured(codes));
  }
}
