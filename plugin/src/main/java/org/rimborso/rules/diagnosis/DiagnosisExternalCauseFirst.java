package org.rimborso.rules.diagnosis;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
 * <b>Fires when</b> the first-listed diagnosis of a claim, or of an encounter where no claim has
 * it, is an external cause of morbidity (V00 to Y99).
 *
 * <p><b>Not checked when</b> the date of the first-listed diagnosis is unknown, or claims,
 * Conditions or encounters are not offered.
 *
 * <p><b>Leaves to</b> nobody.
 *
 * <p><b>Source</b>: ICD-10-CM Official Guidelines for Coding and Reporting, section I.C.20.
 */
public final class DiagnosisExternalCauseFirst implements WalkingRule {
  static final String ID = "diagnosis-external-cause-first";

  private final Fault fault =
      new Fault(
          ID,
          Severity.ERROR,
          Set.of(Audience.CLINICIAN, Audience.BILLING),
          Source.from(
              Transition.US,
              "ICD-10-CM Official Guidelines for Coding and Reporting",
              "I.C.20, external causes of morbidity are never first-listed"),
          DiagnosisExternalCauseFirst.class);
  private final CodeJudgement judgement;

  DiagnosisExternalCauseFirst(CodeSets codes, Transition transition) {
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
    return Needs.resources("Claim", "Condition", "Encounter");
  }

  @Override
  public Walk walk(Chart chart) {
    return CodeJudgement.eachFirst(chart, fault, this::outcome);
  }

  private Optional<Outcome> outcome(CodedDiagnosis diagnosis, LocalDate day) {
    return judgement
        .whereAll(diagnosis, day, code -> isExternalCause(code.bare()))
        .map(code -> code.finding(fault, code.name()));
  }

  /** Whether the ICD-10-CM code is of V00 to Y99. */
  static boolean isExternalCause(String bare) {
    return !bare.isEmpty() && "VWXY".indexOf(bare.charAt(0)) >= 0;
  }
}
