package org.rimborso.rules.diagnosis;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rimborso.chart.CareSetting;
import org.rimborso.chart.Cause;
import org.rimborso.chart.Chart;
import org.rimborso.codes.CodeSets;
import org.rimborso.rule.Audience;
import org.rimborso.rule.Fault;
import org.rimborso.rule.Need;
import org.rimborso.rule.Needs;
import org.rimborso.rule.Outcome;
import org.rimborso.rule.Severity;
import org.rimborso.rule.Source;
import org.rimborso.rule.Walk;
import org.rimborso.rule.WalkingRule;

/**
 * <b>Fires when</b> an outpatient or professional claim carries a diagnosis whose Condition is
 * provisional, differential or unconfirmed, and no Condition of the same category stands beside it.
 *
 * <p><b>Not checked when</b> it is not known whether the claim is an inpatient one, Conditions or
 * claims are not fully known, or the Condition that a claim names was not read.
 *
 * <p><b>Leaves to</b> nobody.
 *
 * <p><b>Source</b>: ICD-10-CM Official Guidelines for Coding and Reporting, section IV.H.
 */
public final class DiagnosisUncertainOutpatient implements WalkingRule {
  static final String ID = "diagnosis-uncertain-outpatient";

  private final Fault fault =
      new Fault(
          ID,
          Severity.WARNING,
          Set.of(Audience.CLINICIAN),
          Source.from(
              Transition.US,
              "ICD-10-CM Official Guidelines for Coding and Reporting",
              "IV.H, uncertain diagnosis"),
          DiagnosisUncertainOutpatient.class);
  private final DoubtedDiagnosis doubted;

  DiagnosisUncertainOutpatient(CodeSets codes) {
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
    return doubted.each(chart, bill -> judge(bill, verification));
  }

  private List<Outcome> judge(CodedBill bill, Verification verification) {
    if (bill.setting() == CareSetting.INPATIENT) {
      return List.of();
    }
    List<Outcome> found =
        doubted.in(bill, d -> verification.against(bill, d, Verification::isUncertain));
    return found.isEmpty() || bill.setting() == CareSetting.OTHER
        ? found
        : List.of(
            fault.notChecked(
                bill.bill().reference(), Cause.ELEMENT_MISSING, bill.settingElement()));
  }
}
