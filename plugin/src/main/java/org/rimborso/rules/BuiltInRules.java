package org.rimborso.rules;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rimborso.rule.Rule;
import org.rimborso.rule.RuleContext;
import org.rimborso.rule.RuleProvider;
import org.rimborso.rules.claim.ClaimRules;
import org.rimborso.rules.coverage.CoverageRules;
import org.rimborso.rules.diagnosis.DiagnosisRules;
import org.rimborso.rules.encounter.EncounterRules;
import org.rimborso.rules.procedure.ProcedureRules;

/** The rules that ship with the product. */
public final class BuiltInRules implements RuleProvider {

  @Override
  public List<Rule> rules(RuleContext context) {
    Set<String> noCharge = noChargeTypes(context);
    return Stream.of(
            DiagnosisRules.of(context, noCharge),
            EncounterRules.of(context, noCharge),
            ClaimRules.of(context, noCharge),
            ProcedureRules.of(context, noCharge),
            CoverageRules.of(context))
        .flatMap(List::stream)
        .toList();
  }

  /**
   * Codes of encounter types that the site does not bill: {@code
   * billable-encounter.no-charge-types}.
   */
  private static Set<String> noChargeTypes(RuleContext context) {
    return context.parameters().get("billable-encounter", "no-charge-types").stream()
        .flatMap(list -> Stream.of(list.split(",")))
        .map(String::strip)
        .filter(code -> !code.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }
}
