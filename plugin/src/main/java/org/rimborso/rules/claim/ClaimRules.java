package org.rimborso.rules.claim;

import java.util.List;
import org.rimborso.rule.Rule;

/** Makes the rules of this package. */
public final class ClaimRules {
  private ClaimRules() {}

  public static List<Rule> all() {
    return List.of(new ClaimDateOutsideEncounter(), new ClaimTotalMismatch());
  }
}
