package org.rimborso.rules.procedure;

import java.util.List;
import java.util.Set;
import org.rimborso.codes.CodeSets;
import org.rimborso.payer.Payers;
import org.rimborso.rule.Rule;
import org.rimborso.rule.RuleContext;

/** Makes the rules of this package for a site. */
public final class ProcedureRules {
  private ProcedureRules() {}

  /** The rules, where encounters of {@code noChargeTypes} are not billed. */
  public static List<Rule> of(RuleContext context, Set<String> noChargeTypes) {
    CodeSets codes = context.codes();
    Payers payers = context.payers();
    return List.of(
        new LineAddOnAlone(codes),
        new LineAmountMismatch(),
        new LineDanglingDiagnosis(),
        new LineDrugWithoutNdc(payers),
        new LineDuplicate(),
        new LineEmWithout25(codes),
        new LineMedicalNecessity(codes, payers),
        new LineModifierConflict(codes),
        new LineModifierMissing(payers),
        new LineModifierUnknown(codes),
        new LineTelehealthMismatch(payers),
        new LineNcciPair(codes),
        new LineNewPatientSeenBefore(codes),
        new LineUnitsExceeded(codes),
        new LineWithoutDiagnosis(),
        new ProcedureNotBilled(codes, noChargeTypes),
        new ProcedureNotDocumented(codes),
        new ProcedureNotValidOnDate(codes),
        new ProcedureUncoded(noChargeTypes),
        new ProcedureUnknownCode(codes));
  }
}
