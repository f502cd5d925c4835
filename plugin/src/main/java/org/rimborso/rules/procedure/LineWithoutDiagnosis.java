package org.rimborso.rules.procedure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Claim;
import org.rimborso.rule.Audience;
import org.rimborso.rule.Evidence;
import org.rimborso.rule.Fault;
import org.rimborso.rule.Need;
import org.rimborso.rule.Needs;
import org.rimborso.rule.Outcome;
import org.rimborso.rule.Severity;
import org.rimborso.rule.Source;
import org.rimborso.rule.Walk;
import org.rimborso.rule.WalkingRule;

/**
 * <b>Fires when</b> lines of a professional bill point to no diagnosis although the bill has
 * diagnoses. Once for each bill, listing the lines. A line without a service code, such as one that
 * only stands for the encounter, needs no pointer.
 *
 * <p><b>Not checked when</b> part of the claim was not readable, or claims are not offered.
 *
 * <p><b>Leaves to</b> {@link LineDanglingDiagnosis} pointers that lead nowhere.
 *
 * <p><b>Source</b>: Medicare Claims Processing Manual, chapter 26, section 10.4, item 24E.
 */
final class LineWithoutDiagnosis implements WalkingRule {
  static final String ID = "line-without-diagnosis";

  private final Fault fault =
      new Fault(
          ID,
          Severity.ERROR,
          Set.of(Audience.BILLING),
          Source.of(
              "Medicare Claims Processing Manual (CMS Pub. 100-04)", "chapter 26, 10.4, item 24E"),
          LineWithoutDiagnosis.class);

  @Override
  public String id() {
    return ID;
  }

  @Override
  public Optional<Fault> fault() {
    return Optional.of(fault);
  }

  @Override
  public List<Need> needs() {
    return Needs.resources("Claim");
  }

  @Override
  public Walk walk(Chart chart) {
    return fault.atMostOne(
        chart,
        "Claim",
        BilledLines.in(chart).with(LineTrait.WITHOUT_DIAGNOSIS),
        lines -> judge(chart, lines.get(0).bill(), lines));
  }

  private Optional<Outcome> judge(Chart chart, Claim bill, List<BilledLine> lines) {
    if (bill.diagnoses().isEmpty() || !bill.type().equals(Optional.of("professional"))) {
      return Optional.empty();
    }
    List<BilledLine> bare = new ArrayList<>(0);
    for (BilledLine line : lines) {
      if (line.line().diagnosisSequences().isEmpty() && line.hasCode()) {
        bare.add(line);
      }
    }
    if (bare.isEmpty()) {
      return Optional.empty();
    }
    return fault.unread(chart, bill.reference()).or(() -> Optional.of(finding(bill, bare)));
  }

  private Outcome finding(Claim bill, List<BilledLine> bare) {
    return fault
        .finding(
            bill.reference(),
            "",
            bare.get(0).element("diagnosisSequence"),
            bare.size(),
            BilledLine.numbers(bare))
        .risking(BilledLine.net(bare))
        .provenBy(
            List.of(new Evidence(bill.reference(), bill.reference().type() + ".diagnosis[0]")));
  }
}
