package org.rimborso.rules.diagnosis;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Condition;
import org.rimborso.codes.CodeSets;
import org.rimborso.rule.Audience;
import org.rimborso.rule.Fault;
import org.rimborso.rule.Need;
import org.rimborso.rule.Needs;
import org.rimborso.rule.Severity;
import org.rimborso.rule.Source;
import org.rimborso.rule.Walk;
import org.rimborso.rule.WalkingRule;

/**
 * <b>Fires when</b> a claim carries a diagnosis whose Condition is refuted or entered in error, and
 * no Condition of the same category stands beside it.
 *
 * <p><b>Not checked when</b> Conditions or claims are not fully known, or the Condition that a
 * claim names was not read.
 *
 * <p><b>Leaves to</b> nobody.
 *
 * <p><b>Source</b>: ICD-10-CM Official Guidelines for Coding and Reporting, section I.A.19.
 */
public final class DiagnosisRefutedBilled implements WalkingRule {
  static final String ID = "diagnosis-refuted-billed";

  private final Fault fault =
      new Fault(
          ID,
          Severity.ERROR,
          Set.of(Audience.CLINICIAN, Audience.BILLING),
          Source.from(
              Transition.US,
              "ICD-10-CM Official Guidelines for Coding and Reporting",
              "I.A.19, a code needs the statement that the condition exists"),
          DiagnosisRefutedBilled.class);
  private final DoubtedDiagnosis doubted;

  DiagnosisRefutedBilled(CodeSets codes) {
    doubted = new DoubtedDiagnosis(codes, fault);
  }

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
    return Needs.resources("Claim", "Condition");
  }

  @Override
  public Walk walk(Chart chart) {
    Verification verification = Verification.of(chart);
    return doubted.each(
        chart, bill -> doubted.in(bill, d -> verification.against(bill, d, Condition::isRefuted)));
  }
}
