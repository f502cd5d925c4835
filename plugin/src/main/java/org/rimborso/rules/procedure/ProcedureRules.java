package org.rimborso.rules.procedure;

import java.util.List;
import org.rimborso.codes.CodeSets;
import org.rimborso.rule.Rule;

/** Makes the rules of this package. */
public final class ProcedureRules {
  private ProcedureRules() {}

  public static List<Rule> of(CodeSets codes) {
    return List.of(
        new LineAmountMismatch(),
        new LineDanglingDiagnosis(),
        new LineDuplicate(),
        new LineModifierConflict(codes),
        new LineModifierUnknown(codes),
        new LineWithoutDiagnosis(),
        new ProcedureNotValidOnDate(codes),
        new ProcedureUnknownCode(codes));
  }
}
