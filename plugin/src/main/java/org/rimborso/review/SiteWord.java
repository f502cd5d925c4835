package org.rimborso.review;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Claim;
import org.rimborso.chart.Encounter;
import org.rimborso.chart.Reference;
import org.rimborso.payer.ChartPayers;
import org.rimborso.payer.PayerProfile;
import org.rimborso.payer.Payers;
import org.rimborso.rule.Finding;
import org.rimborso.rule.NotChecked;
import org.rimborso.rule.Outcome;
import org.rimborso.rule.Severity;

/**
 * What a site makes of the outcomes of one chart. An outcome is a payer's where its focus is a bill
 * to it, or an encounter all of whose claims go to it. For one thread.
 */
final class SiteWord {
  private final SiteRules site;
  private final Chart chart;
  private final ChartPayers payers;
  private final Map<Reference, Optional<String>> known = new HashMap<>();
  private Map<Reference, Claim> bills = Map.of();

  SiteWord(SiteRules site, Chart chart, Payers payers) {
    this.site = site;
    this.chart = chart;
    this.payers = payers.in(chart);
  }

  /**
   * The finding as the site weighs it; empty where its rule is off for it.
   *
   * @param usual severity of the rule; empty where it does not tell
   */
  Optional<Finding> of(Finding finding, Optional<Severity> usual) {
    RuleSetting setting = setting(finding, finding.focus());
    if (!setting.isOn()) {
      return Optional.empty();
    }
    Severity weight = setting.weigh(finding.severity(), usual);
    return Optional.of(weight == finding.severity() ? finding : finding.weighing(weight));
  }

  /** Whether a gap counts: one of the whole chart always does, for the rule was asked. */
  boolean counts(NotChecked gap) {
    return gap.focus().map(focus -> setting(gap, focus).isOn()).orElse(true);
  }

  private RuleSetting setting(Outcome outcome, Reference focus) {
    if (site.ofPayers().isEmpty()) {
      return site.of(outcome.rule());
    }
    return known
        .computeIfAbsent(focus, this::payer)
        .map(payer -> site.of(payer, outcome.rule()))
        .orElseGet(() -> site.of(outcome.rule()));
  }

  private Optional<String> payer(Reference focus) {
    if (focus.type().equals("Encounter")) {
      return chart.find(focus, Encounter.class).flatMap(this::onlyPayer);
    }
    if (bills.isEmpty()) {
      bills =
          chart
              .bills()
              .collect(Collectors.toMap(Claim::reference, bill -> bill, (one, other) -> one));
    }
    return Optional.ofNullable(bills.get(focus)).flatMap(this::name);
  }

  private Optional<String> onlyPayer(Encounter encounter) {
    List<Optional<String>> names =
        chart.claimsOf(encounter).certain().stream().map(this::name).distinct().toList();
    return names.size() == 1 ? names.get(0) : Optional.empty();
  }

  private Optional<String> name(Claim bill) {
    return payers.of(bill).map(PayerProfile::name);
  }
}
