package org.rimborso.payerrules;

import org.rimborso.chart.Chart;
import org.rimborso.rule.RuleContext;
import org.rimborso.rule.Walk;

/**
 * A rule from a file at work at a site. <b>Fires when</b> its condition holds of a claim, a line, a
 * diagnosis, an encounter or a coverage of the payers and days it counts for. <b>Not checked
 * when</b> the condition needs what the chart or the site does not tell, part of the resource was
 * not readable, or the condition costs more than it may. <b>Source</b>: as the file says.
 */
final class PayerRule extends FiledRule {
  private final WrittenRule written;
  private final RuleContext context;
  private final OfPayers payers;

  PayerRule(WrittenRule written, RuleContext context) {
    super(
        written.fault(),
        type(written.subject()),
        language -> new WrittenPage(written, language).markdown());
    this.written = written;
    this.context = context;
    payers = OfPayers.of(written.payerNames());
  }

  private static String type(Subject subject) {
    return switch (subject) {
      case CLAIM, LINE, DIAGNOSIS -> "Claim";
      case ENCOUNTER -> "Encounter";
      case COVERAGE -> "Coverage";
    };
  }

  @Override
  public Walk walk(Chart chart) {
    ChartView view = ChartView.of(chart, context.payers());
    Judgement judgement = new Judgement(written, payers, wrong(), view, context.codes());
    return switch (written.subject()) {
      case CLAIM, LINE, DIAGNOSIS -> wrong().each(chart, type(), view.claims(), judgement::claim);
      case ENCOUNTER -> wrong().each(chart, type(), view.encounters(), judgement::encounter);
      case COVERAGE -> wrong().each(chart, type(), view.coverages(), judgement::coverage);
    };
  }
}
