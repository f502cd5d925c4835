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
public final class DiagnosisUnacceptablePrincipal implements WalkingRule {
  static final String ID = "diagnosis-unacceptable-principal";

  /** Encounter for other specified aftercare. */
  private static final String NEEDS_SECOND = "Z5189";

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
  private final CodeEditor editor;

  DiagnosisUnacceptablePrincipal(CodeSets codes, Transition transition) {
    editor = new CodeEditor(codes, transition);
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
    return Needs.companions(List.of("mce"), "Claim");
  }

  @Override
  public Walk walk(Chart chart) {
    return InpatientBills.each(
        chart, fault, DiagnosisUnacceptablePrincipal::isWanted, this::outcome);
  }

  /**
   * The principal diagnosis; not the one that only has to have a secondary diagnosis, if it has.
   */
  private static boolean isWanted(CodedBill bill, CodedBill.Entry entry) {
    boolean alone = bill.bill().diagnoses().size() == 1;
    return entry.coded().first()
        && (alone || !Visit.codes(entry.coded().icd()).contains(NEEDS_SECOND));
  }

  private Optional<Outcome> outcome(CodedDiagnosis diagnosis, LocalDate day) {
    return editor.judge(
        fault,
        diagnosis,
        day,
        code ->
            editor.lists("Principal_Unacceptable", code.bare(), day)
                ? Optional.of(code.finding(fault, code.name(), editor.edition(day)))
                : Optional.empty());
  }
}
