package com.example.harbor;

import java.util.List;
import org.rimborso.rule.Rule;
import org.rimborso.rule.RuleContext;
import org.rimborso.rule.RuleProvider;

/** The rules of Harbor Clinic. META-INF/services names this class. */
public final class HarborRules implements RuleProvider {
  @Override
  public List<Rule> rules(RuleContext context) {
    return List.of(new ServedOnSunday());
  }
}
