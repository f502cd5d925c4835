package org.rimborso.rules;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.rimborso.rule.Parameter;
import org.rimborso.rule.Parameters;
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
  /** Codes of encounter types that the site does not bill. */
  private static final Parameter NO_CHARGE_TYPES =
      Parameter.of(
          BuiltInRules.class, "billable-encounter", "no-charge-types", Parameter.Kind.LIST, "");

  @Override
  public List<Rule> rules(RuleContext context) {
    Set<String> noCharge = noChargeTypes(context.parameters());
    return Stream.of(
            DiagnosisRules.of(context, noCharge),
            EncounterRules.of(context, noCharge),
            ClaimRules.of(context, noCharge),
            ProcedureRules.of(context, noCharge),
            CoverageRules.of(context))
        .flatMap(List::stream)
        .toList();
  }

  /** Codes of encounter types that the site does not bill. */
  public static Set<String> noChargeTypes(Parameters parameters) {
    return parameters.list(NO_CHARGE_TYPES);
  }

  @Override
  public List<Parameter> shared() {
    return List.of(NO_CHARGE_TYPES);
  }
}
