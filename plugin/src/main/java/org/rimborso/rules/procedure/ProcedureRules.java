package org.rimborso.rules.procedure;

import java.util.List;
import org.rimborso.rule.Rule;

/** Makes the rules of this package. */
public final class ProcedureRules {
  private ProcedureRules() {}

  public static List<Rule> all() {
    return List.of(new LineDanglingDiagnosis());
  }
}
