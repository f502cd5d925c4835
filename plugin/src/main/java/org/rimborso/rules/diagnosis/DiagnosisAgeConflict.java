package org.rimborso.rules.diagnosis;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rimborso.chart.Cause;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Claim;
import org.rimborso.chart.PartialDate;
import org.rimborso.chart.Patient;
import org.rimborso.chart.Period;
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
 * <b>Fires when</b> a diagnosis of an inpatient institutional claim is on an age list of the
 * Medicare Code Editor of its fiscal year, and the patient is of another age throughout the
 * service: newborn 0, paediatric 0 to 17, maternity 9 to 64 (12 to 55 up to version 37), adult 15
 * to 124.
 *
 * <p><b>Not checked when</b> no edition of the Medicare Code Editor is loaded for the day of
 * discharge, it is not known whether the claim is an inpatient one, the code date is unknown, the
 * birth date is missing or too vague, or claims are not offered.
 *
 * <p><b>Leaves to</b> nobody.
 *
 * <p><b>Source</b>: Definitions of Medicare Code Edits, age conflict.
 */
public final class DiagnosisAgeConflict implements WalkingRule {
  static final String ID = "diagnosis-age-conflict";
  private static final String MATERNITY = "Maternity_Only";
  private static final Pattern VERSION = Pattern.compile("^v([0-9]+)");
  private static final int LAST_NARROW = 37;
  private static final List<AgeList> LISTS =
      List.of(
          new AgeList("Newborn_Only", 0, 0),
          new AgeList("Pediatric_Only", 0, 17),
          new AgeList(MATERNITY, 9, 64),
          new AgeList("Adult_Only", 15, 124));

  private final Fault fault =
      new Fault(
          ID,
          Severity.ERROR,
          Set.of(Audience.CLINICIAN, Audience.BILLING),
          Source.from(Transition.US, "Definitions of Medicare Code Edits", "age conflict"),
          DiagnosisAgeConflict.class);
  private final CodeEditor editor;

  DiagnosisAgeConflict(CodeSets codes, Transition transition) {
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
        chart, fault, (bill, entry) -> true, (d, day) -> outcome(chart, d, day));
  }

  private Optional<Outcome> outcome(Chart chart, CodedDiagnosis diagnosis, LocalDate day) {
    return editor.judge(
        fault,
        diagnosis,
        day,
        code ->
            LISTS.stream()
                .filter(list -> editor.lists(list.edit(), code.bare(), day))
                .map(list -> list.on(editor.edition(day)))
                .flatMap(list -> judge(chart, code, list).stream())
                .findFirst());
  }

  private Optional<Outcome> judge(Chart chart, JudgedCode code, AgeList list) {
    Optional<Age> age = age(chart, code);
    if (age.isEmpty() || isVague(chart, age.get(), list)) {
      return Optional.of(
          fault.notChecked(code.diagnosis().focus(), Cause.ELEMENT_MISSING, "Patient.birthDate"));
    }
    return age.get().oldest() >= 0 && age.get().isOutside(list.from(), list.to())
        ? Optional.of(code.finding(fault, code.name(), list.from(), list.to(), age.get().oldest()))
        : Optional.empty();
  }

  /** Whether a birth date that is no day may lie on either side of the list's limits. */
  private static boolean isVague(Chart chart, Age age, AgeList list) {
    boolean day = chart.patient().flatMap(Patient::birthDate).flatMap(PartialDate::day).isPresent();
    return !day && !age.isOutside(list.from(), list.to()) && !age.isWithin(list.from(), list.to());
  }

  /** The age over the whole service that the bill states, else on the code date. */
  private static Optional<Age> age(Chart chart, JudgedCode code) {
    Period served =
        DiagnosisPlaces.in(chart).bills().stream()
            .map(CodedBill::bill)
            .filter(bill -> bill.reference().equals(code.diagnosis().focus()))
            .map(Claim::billablePeriod)
            .findFirst()
            .orElse(Period.UNKNOWN);
    PartialDate day = PartialDate.of(code.day());
    return chart
        .patient()
        .flatMap(Patient::birthDate)
        .map(birth -> Age.of(birth, served.start().orElse(day), served.end().orElse(day)));
  }

  /** A list of diagnoses that occur at some ages only, in whole years. */
  private record AgeList(String edit, int from, int to) {

    /** As {@code edition} states it: up to version 37, maternity was 12 to 55. */
    AgeList on(String edition) {
      Matcher version = VERSION.matcher(edition);
      boolean early = version.find() && Integer.parseInt(version.group(1)) <= LAST_NARROW;
      return early && edit.equals(MATERNITY) ? new AgeList(edit, 12, 55) : this;
    }
  }
}
