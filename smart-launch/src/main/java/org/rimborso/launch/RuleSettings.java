package org.rimborso.launch;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rimborso.account.Accounts;
import org.rimborso.chart.Chart;
import org.rimborso.codes.CodeSets;
import org.rimborso.payer.Payers;
import org.rimborso.review.Reviewer;
import org.rimborso.rule.Finding;
import org.rimborso.rule.Outcome;
import org.rimborso.rule.Parameters;
import org.rimborso.rule.Rule;
import org.rimborso.rule.RuleContext;
import org.rimborso.rule.Severity;

/**
 * What a site changes about rules.
 *
 * @param off ids of rules that do not run
 * @param severities by rule id, where the site's differs
 * @param payers what the site knows about its payers
 */
record RuleSettings(
    Set<String> off, Map<String, Severity> severities, Parameters parameters, Payers payers) {
  /** Rules as they ship. */
  static final RuleSettings DEFAULTS =
      new RuleSettings(Set.of(), Map.of(), Parameters.DEFAULTS, Payers.NONE);

  RuleSettings {
    off = Set.copyOf(off);
    severities = Map.copyOf(severities);
  }

  /** The reviewer with every rule of the class path that the site has not switched off. */
  Reviewer reviewer(CodeSets codes) {
    RuleContext context = new RuleContext(codes, payers, parameters);
    List<Rule> rules =
        Reviewer.provided(context).stream()
            .filter(rule -> !off.contains(rule.id()))
            .map(this::weighed)
            .toList();
    return new Reviewer(rules, new Accounts(context.payers()));
  }

  private Rule weighed(Rule rule) {
    Severity severity = severities.get(rule.id());
    return severity == null ? rule : new Weighed(rule, severity);
  }

  /** A rule whose findings have the site's severity. */
  private record Weighed(Rule rule, Severity severity) implements Rule {
    @Override
    public String id() {
      return rule.id();
    }

    @Override
    public Set<String> beats() {
      return rule.beats();
    }

    @Override
    public List<Outcome> check(Chart chart) {
      return rule.check(chart).stream().map(this::weighed).toList();
    }

    private Outcome weighed(Outcome outcome) {
      return outcome instanceof Finding finding ? finding.weighing(severity) : outcome;
    }
  }
}
