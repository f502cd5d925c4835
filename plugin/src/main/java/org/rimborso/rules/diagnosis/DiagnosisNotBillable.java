package org.rimborso.rules.diagnosis;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Coding;
import org.rimborso.codes.CodeAnswer;
import org.rimborso.codes.CodeSets;
import org.rimborso.codes.CodeSystem;
import org.rimborso.rule.Audience;
import org.rimborso.rule.CodeName;
import org.rimborso.rule.Fault;
import org.rimborso.rule.Finding;
import org.rimborso.rule.Message;
import org.rimborso.rule.Outcome;
import org.rimborso.rule.Phrase;
import org.rimborso.rule.Phrases;
import org.rimborso.rule.Rule;
import org.rimborso.rule.Severity;
import org.rimborso.rule.Source;

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
public final class DiagnosisNotBillable implements Rule {
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
  private final CodeSets codes;
  private final CodeJudgement judgement;

  DiagnosisNotBillable(CodeSets codes, Transition transition) {
    this.codes = codes;
    judgement = new CodeJudgement(codes, transition);
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public List<Outcome> check(Chart chart) {
    return judgement.judge(chart, fault, this::verdict);
  }

  private Optional<Finding> verdict(CodedDiagnosis diagnosis, Coding coding, CodeAnswer answer) {
    if (!(answer instanceof CodeAnswer.Header)) {
      return Optional.empty();
    }
    CodeSystem system = CodedDiagnosis.systemOf(coding);
    String code = CodeSets.display(system, coding.code());
    CodeName name = CodeName.of(codes, system, coding);
    return Optional.of(
        fault
            .finding(diagnosis.focus(), code, diagnosis.element(), name)
            .advising(next(system, coding.code(), diagnosis.day().orElseThrow()))
            .risking(diagnosis.atRisk())
            .provenBy(diagnosis.evidence()));
  }

  private Message next(CodeSystem system, String code, LocalDate day) {
    List<String> billable = codes.billableBelow(system, code, day);
    List<Phrase> shown =
        billable.stream()
            .limit(SHOWN)
            .<Phrase>map(child -> CodeName.of(codes, system, child))
            .toList();
    if (lacksSeventhOnly(CodeSets.normalize(code), billable)) {
      return fault.message("next-seventh", new Phrases(shown));
    }
    return billable.size() > SHOWN
        ? fault.message("next-many", billable.size(), CodeSets.display(system, code))
        : fault.message("next", new Phrases(shown));
  }

  /** Whether every code below is this one, filled up with X where short, and a last character. */
  private static boolean lacksSeventhOnly(String bare, List<String> billable) {
    String stem = bare + "X".repeat(Math.max(0, FULL_LENGTH - 1 - bare.length()));
    return !billable.isEmpty()
        && billable.stream().allMatch(c -> c.length() == FULL_LENGTH && c.startsWith(stem));
  }
}
