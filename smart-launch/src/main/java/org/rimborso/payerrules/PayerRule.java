package org.rimborso.payerrules;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.rimborso.chart.Chart;
import org.rimborso.rule.Fault;
import org.rimborso.rule.Need;
import org.rimborso.rule.Needs;
import org.rimborso.rule.RuleContext;
import org.rimborso.rule.Walk;
import org.rimborso.rule.WalkingRule;

/**
 * A rule from a file at work at a site. <b>Fires when</b> its condition holds of a claim, a line, a
 * diagnosis, an encounter or a coverage of the payers and days it counts for. <b>Not checked
 * when</b> the condition needs what the chart or the site does not tell, part of the resource was
 * not readable, or the condition costs more than it may. <b>Source</b>: as the file says.
 */
final class PayerRule implements WalkingRule {
  private final WrittenRule written;
  private final RuleContext context;
  private final Fault fault;
  private final OfPayers payers;

  PayerRule(WrittenRule written, RuleContext context) {
    this.written = written;
    this.context = context;
    fault = written.fault();
    payers = OfPayers.of(written.payerNames());
  }

  @Override
  public String id() {
    return written.id();
  }

  @Override
  public Optional<Fault> fault() {
    return Optional.of(fault);
  }

  @Override
  public List<Need> needs() {
    return Needs.resources(type());
  }

  @Override
  public Optional<String> page(Locale language) {
    return Optional.of(new WrittenPage(written, language).markdown());
  }

  private String type() {
    return switch (written.subject()) {
      case CLAIM, LINE, DIAGNOSIS -> "Claim";
      case ENCOUNTER -> "Encounter";
      case COVERAGE -> "Coverage";
    };
  }

  @Override
  public Walk walk(Chart chart) {
    ChartView view = ChartView.of(chart, context.payers());
    Judgement judgement = new Judgement(written, payers, fault, view, context.codes());
    return switch (written.subject()) {
      case CLAIM, LINE, DIAGNOSIS -> fault.each(chart, type(), view.claims(), judgement::claim);
      case ENCOUNTER -> fault.each(chart, type(), view.encounters(), judgement::encounter);
      case COVERAGE -> fault.each(chart, type(), view.coverages(), judgement::coverage);
    };
  }
}
