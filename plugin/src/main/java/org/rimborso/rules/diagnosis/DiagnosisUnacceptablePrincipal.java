package org.rimborso.rules.diagnosis;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rimborso.chart.Chart;
import org.rimborso.codes.CodeSets;
import org.rimborso.rule.Audience;
import org.rimborso.rule.Fault;
import org.rimborso.rule.Outcome;
import org.rimborso.rule.Rule;
import org.rimborso.rule.Severity;
import org.rimborso.rule.Source;

/**
 * <b>Fires when</b> the principal diagnosis of an inpatient institutional claim is on the list of
 * unacceptable principal diagnoses of the Medicare Code Editor of its fiscal year.
 *
 * <p><b>Not checked when</b> no edition of the Medicare Code Editor is loaded for the day of
 * discharge, it is not known whether the claim is an inpatient one, the code date is unknown, or
 * claims are not offered.
 *
 * <p><b>Leaves to</b> {@link DiagnosisExternalCauseFirst} and {@link DiagnosisManifestationFirst},
 * which have lists of their own.
 *
 * <p><b>Source</b>: Definitions of Medicare Code Edits, unacceptable principal diagnosis.
 */
public final class DiagnosisUnacceptablePrincipal implements Rule {
  static final String ID = "diagnosis-unacceptable-principal";

  private final Fault fault =
      new Fault(
          ID,
          Severity.ERROR,
          Set.of(Audience.CLINICIAN, Audience.BILLING),
          Source.from(
              Transition.US,
              "Definitions of Medicare Code Edits",
              "unacceptable principal diagnosis"),
          DiagnosisUnacceptablePrincipal.class);
  private final CodeJudgement judgement;
  private final CodeEditor editor;

  DiagnosisUnacceptablePrincipal(CodeSets codes, Transition transition) {
    judgement = new CodeJudgement(codes, transition);
    editor = new CodeEditor(codes);
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public List<Outcome> check(Chart chart) {
    return InpatientBills.each(chart, fault, (bill, entry) -> entry.coded().first(), this::outcome);
  }

  private Optional<Outcome> outcome(CodedDiagnosis diagnosis, LocalDate day) {
    return editor.judge(
        fault,
        judgement.inForce(diagnosis, day),
        code ->
            editor.lists("Principal_Unacceptable", code.bare(), day)
                ? Optional.of(code.finding(fault, code.name(), editor.edition(day)))
                : Optional.empty());
  }
}
