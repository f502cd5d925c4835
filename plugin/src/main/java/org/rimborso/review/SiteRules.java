package org.rimborso.review;

import java.util.HashMap;
import java.util.Map;
import org.rimborso.rule.Rule;

/**
 * What a site says of rules.
 *
 * @param everywhere by rule id
 * @param ofPayers by the name of a payer's profile, then by rule id; goes before what counts
 *     everywhere
 */
public record SiteRules(
    Map<String, RuleSetting> everywhere, Map<String, Map<String, RuleSetting>> ofPayers) {
  /** Rules as they ship. */
  public static final SiteRules NONE = new SiteRules(Map.of(), Map.of());

  public SiteRules {
    everywhere = Map.copyOf(everywhere);
    Map<String, Map<String, RuleSetting>> copy = new HashMap<>();
    ofPayers.forEach((payer, rules) -> copy.put(payer, Map.copyOf(rules)));
    ofPayers = Map.copyOf(copy);
  }

  /** Whether a rule has to be asked: it speaks everywhere, or of one payer's claims. */
  public boolean isAsked(Rule rule) {
    return of(rule.id()).isOn()
        || ofPayers.keySet().stream().anyMatch(payer -> of(payer, rule.id()).isOn());
  }

  /** What counts of a rule where no payer is known. */
  public RuleSetting of(String rule) {
    return everywhere.getOrDefault(rule, RuleSetting.NONE);
  }

  /** What counts of a rule for claims to the payer whose profile goes by that name. */
  public RuleSetting of(String payer, String rule) {
    RuleSetting own = ofPayers.getOrDefault(payer, Map.of()).get(rule);
    return own == null ? of(rule) : own.or(of(rule));
  }
}
