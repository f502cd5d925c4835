package org.rimborso.rules.diagnosis;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rimborso.chart.Cause;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Patient;
import org.rimborso.codes.CodeSets;
import org.rimborso.payer.ChartPayers;
import org.rimborso.payer.Payers;
import org.rimborso.rule.Audience;
import org.rimborso.rule.Fault;
import org.rimborso.rule.Finding;
import org.rimborso.rule.Need;
import org.rimborso.rule.Needs;
import org.rimborso.rule.Outcome;
import org.rimborso.rule.Severity;
import org.rimborso.rule.Source;
import org.rimborso.rule.Walk;
import org.rimborso.rule.WalkingRule;

/**
 * <b>Fires when</b> a diagnosis of an inpatient institutional claim is on the female-only or male-
 * only list of the Medicare Code Editor of its fiscal year, the patient is recorded as the other
 * sex, and the discharge was before 2024-10-01, when the edit was switched off, or the payer's
 * profile says that it still applies it. Silent where gender is other or unknown.
 *
 * <p><b>Not checked when</b> no edition of the Medicare Code Editor is loaded for the day of
 * discharge, it is not known whether the claim is an inpatient one, the code date is unknown,
 * gender is absent, or claims are not offered.
 *
 * <p><b>Leaves to</b> nobody.
 *
 * <p><b>Source</b>: Definitions of Medicare Code Edits, sex conflict.
 */
public final class DiagnosisSexConflict implements WalkingRule {
  static final String ID = "diagnosis-sex-conflict";
  private static final LocalDate LAST_DAY = LocalDate.of(2024, 9, 30);
  private static final Source PROFILE =
      Source.of(
          "Payer profile (payers, requires.sexConflict); Definitions of Medicare Code Edits",
          "sex conflict");

  private final Fault fault =
      new Fault(
          ID,
          Severity.INFO,
          Set.of(Audience.CLINICIAN),
          new Source(
              "Definitions of Medicare Code Edits",
              "sex conflict",
              Optional.of(Transition.US),
              Optional.of(LAST_DAY)),
          DiagnosisSexConflict.class);
  private final CodeEditor editor;
  private final Payers payers;

  DiagnosisSexConflict(CodeSets codes, Transition transition, Payers payers) {
    this.payers = payers;
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
    Optional<String> gender = chart.patient().flatMap(Patient::gender);
    ChartPayers known = payers.in(chart);
    return InpatientBills.each(
        chart,
        fault,
        (bill, entry) -> isInForce(entry) || isAskedFor(known, bill),
        (d, day) -> outcome(gender, d, day));
  }

  /** Whether the edit is in force on its code date; where that is unknown, it may be. */
  private static boolean isInForce(CodedBill.Entry entry) {
    return entry.coded().day().filter(LAST_DAY::isBefore).isEmpty();
  }

  private static boolean isAskedFor(ChartPayers known, CodedBill bill) {
    return known.of(bill.bill()).flatMap(one -> one.requirements().sexConflict()).orElse(false);
  }

  private Optional<Outcome> outcome(
      Optional<String> gender, CodedDiagnosis diagnosis, LocalDate day) {
    return editor.judge(fault, diagnosis, day, code -> judge(gender, code, day));
  }

  private Optional<Outcome> judge(Optional<String> gender, JudgedCode code, LocalDate day) {
    boolean female = editor.lists("Female_Only", code.bare(), day);
    boolean male = editor.lists("Male_Only", code.bare(), day);
    if (female == male) {
      return Optional.empty();
    }
    if (gender.isEmpty()) {
      return Optional.of(
          fault.notChecked(code.diagnosis().focus(), Cause.ELEMENT_MISSING, "Patient.gender"));
    }
    return gender.get().equals(female ? "male" : "female")
        ? Optional.of(finding(code, day))
        : Optional.empty();
  }

  private Finding finding(JudgedCode code, LocalDate day) {
    Finding finding = code.finding(fault, code.name());
    return day.isAfter(LAST_DAY) ? finding.citing(PROFILE) : finding;
  }
}
