package org.rimborso.rules.coverage;

import java.util.List;
import org.rimborso.rule.Rule;

/** Makes the rules of this package. */
public final class CoverageRules {
  private CoverageRules() {}

  public static List<Rule> all() {
    return List.of(new CoverageNotActive());
  }
}
