package org.rimborso.rules.diagnosis;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rimborso.chart.Chart;
import org.rimborso.codes.CodeAnswer;
import org.rimborso.codes.CodeSets;
import org.rimborso.codes.CodeSystem;
import org.rimborso.rule.Audience;
import org.rimborso.rule.Fault;
import org.rimborso.rule.Message;
import org.rimborso.rule.Need;
import org.rimborso.rule.Needs;
import org.rimborso.rule.Phrases;
import org.rimborso.rule.Severity;
import org.rimborso.rule.Source;
import org.rimborso.rule.Walk;
import org.rimborso.rule.WalkingRule;

/**
 * <b>Fires when</b> a diagnosis code is a header on its code date: more specific codes exist below
 * it. A missing seventh character has its own wording.
 *
 * <p><b>Not checked when</b> no edition is loaded for the code and date, the code date is unknown,
 * or claims, Conditions or encounters are not offered.
 *
 * <p><b>Leaves to</b> {@link DiagnosisIcd9AfterTransition} what is coded in the wrong system.
 *
 * <p><b>Source</b>: ICD-10-CM Official Guidelines for Coding and Reporting, section I.B.2.
 */
public final class DiagnosisNotBillable implements WalkingRule {
  static final String ID = "diagnosis-not-billable";
  private static final int SHOWN = 12;
  private static final int FULL_LENGTH = 7;

  private final Fault fault =
      new Fault(
          ID,
          Severity.ERROR,
          Set.of(Audience.CLINICIAN, Audience.BILLING),
          Source.from(
              Transition.US,
              "ICD-10-CM Official Guidelines for Coding and Reporting",
              "I.B.2, level of detail in coding"),
          DiagnosisNotBillable.class);
  private final CodeJudgement judgement;

  DiagnosisNotBillable(CodeSets codes, Transition transition) {
    judgement = new CodeJudgement(codes, transition);
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
    return Needs.codes(List.of(CodeSystem.ICD10CM), "Claim", "Condition", "Encounter");
  }

  @Override
  public Walk walk(Chart chart) {
    return judgement.judge(
        chart,
        fault,
        CodeAnswer.Header.class::isInstance,
        code -> code.finding(fault, code.name()).advising(next(code)));
  }

  private Message next(JudgedCode code) {
    List<String> billable = code.billableBelow(code.bare());
    if (billable.isEmpty()) {
      // A code set may know a category without telling what stands below it.
      return fault.message("next-none");
    }
    Phrases shown = code.names(billable.subList(0, Math.min(SHOWN, billable.size())));
    if (lacksSeventhOnly(code.bare(), billable)) {
      return fault.message("next-seventh", shown);
    }
    return billable.size() > SHOWN
        ? fault.message("next-many", billable.size(), code.shown())
        : fault.message("next", shown);
  }

  /** Whether every code below is this one, filled up with X where short, and a last character. */
  private static boolean lacksSeventhOnly(String bare, List<String> billable) {
    String stem = bare + "X".repeat(Math.max(0, FULL_LENGTH - 1 - bare.length()));
    return !billable.isEmpty()
        && billable.stream().allMatch(c -> c.length() == FULL_LENGTH && c.startsWith(stem));
  }
}
