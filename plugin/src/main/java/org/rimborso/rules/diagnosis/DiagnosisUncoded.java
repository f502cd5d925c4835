package org.rimborso.rules.diagnosis;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rimborso.chart.Cause;
import org.rimborso.chart.Chart;
import org.rimborso.chart.CodeDates;
import org.rimborso.chart.CodeableConcept;
import org.rimborso.chart.Coding;
import org.rimborso.chart.Condition;
import org.rimborso.chart.Period;
import org.rimborso.codes.CodeSets;
import org.rimborso.codes.CodeSystem;
import org.rimborso.rule.Audience;
import org.rimborso.rule.Evidence;
import org.rimborso.rule.Fault;
import org.rimborso.rule.Finding;
import org.rimborso.rule.Message;
import org.rimborso.rule.Need;
import org.rimborso.rule.Needs;
import org.rimborso.rule.Outcome;
import org.rimborso.rule.Severity;
import org.rimborso.rule.Source;
import org.rimborso.rule.Walk;
import org.rimborso.rule.WalkingRule;

/**
 * <b>Fires when</b> a diagnosis of a billable encounter has text or a clinical term (SNOMED CT) but
 * no ICD code. One finding a diagnosis, of the Claim that carries it so, else of the Condition.
 * Silent on social findings, and where a claim of the encounter has an ICD code that no Condition
 * of it has: a coder coded the visit. Names the ICD codes that a map gives for the term, if one is
 * known; never one of its own.
 *
 * <p><b>Not checked when</b> it is not known whether the encounter is billable, or claims,
 * Conditions or encounters are not offered.
 *
 * <p><b>Leaves to</b> {@link DiagnosisMissing} an encounter without any diagnosis.
 *
 * <p><b>Source</b>: 45 CFR 162.1002, the medical data code sets.
 */
public final class DiagnosisUncoded implements WalkingRule {
  static final String ID = "diagnosis-uncoded";

  /** Digits of a SNOMED CT identifier. */
  private static final int LONGEST_CONCEPT = 18;

  private final Fault fault =
      new Fault(
          ID,
          Severity.ERROR,
          Set.of(Audience.CLINICIAN),
          Source.of("45 CFR", "162.1002, medical data code sets"),
          DiagnosisUncoded.class);
  private final CodeSets codes;
  private final Transition transition;
  private final Set<String> noChargeTypes;

  DiagnosisUncoded(CodeSets codes, Transition transition, Set<String> noChargeTypes) {
    this.codes = codes;
    this.transition = transition;
    this.noChargeTypes = Set.copyOf(noChargeTypes);
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
    return Needs.resources("Encounter", "Condition", "Claim");
  }

  @Override
  public Walk walk(Chart chart) {
    return CodeJudgement.eachVisit(
        chart,
        fault,
        visit -> {
          List<Visit.Stated> uncoded = uncoded(visit);
          return uncoded.isEmpty()
              ? List.of()
              : judge(visit, uncoded, visit.charted().billable(noChargeTypes));
        });
  }

  private static List<Visit.Stated> uncoded(Visit visit) {
    List<Visit.Stated> uncoded = List.of();
    for (Visit.Stated stated : visit.stated()) {
      if (isUncoded(stated) && !stated.condition().isSocialFinding()) {
        uncoded = uncoded.isEmpty() ? new ArrayList<>(1) : uncoded;
        uncoded.add(stated);
      }
    }
    return uncoded;
  }

  private static boolean isUncoded(Visit.Stated stated) {
    CodeableConcept code = stated.condition().code();
    return stated.icd().isEmpty() && !code.isEmpty() && code.coding(CodeSystem.ICD10).isEmpty();
  }

  private List<Outcome> judge(Visit visit, List<Visit.Stated> uncoded, Period.Answer billable) {
    if (billable == Period.Answer.UNKNOWN) {
      return List.of(
          fault.notChecked(
              visit.encounter().reference(),
              Cause.ELEMENT_MISSING,
              visit.charted().missingForBillable()));
    }
    VisitBills bills = VisitBills.of(visit);
    return billable == Period.Answer.NO || isCodedByCoder(visit, bills)
        ? List.of()
        : uncoded.stream()
            .<Outcome>map(stated -> advised(finding(visit, stated, bills), visit, stated))
            .toList();
  }

  /** Whether a claim has an ICD code that no Condition of the visit accounts for. */
  private static boolean isCodedByCoder(Visit visit, VisitBills bills) {
    Set<Long> stated = new HashSet<>();
    visit.stated().forEach(s -> s.icd().forEach(c -> stated.add(CodedDiagnosis.category(c))));
    return bills.icd().anyMatch(coding -> !stated.contains(CodedDiagnosis.category(coding)));
  }

  private Finding finding(Visit visit, Visit.Stated stated, VisitBills bills) {
    Condition condition = stated.condition();
    Optional<VisitBills.Place> billed =
        bills.naming(condition.reference()).or(() -> bills.stating(condition.code().codings()));
    Evidence proof = new Evidence(condition.reference(), "Condition.code");
    return billed
        .map(
            place ->
                fault
                    .finding(
                        place.bill().reference(), fact(condition), place.element(), name(condition))
                    .risking(place.bill().charge())
                    .provenBy(List.of(proof, visit.period())))
        .orElseGet(
            () ->
                fault
                    .finding(
                        condition.reference(), fact(condition), "Condition.code", name(condition))
                    .provenBy(List.of(visit.period())));
  }

  /** The finding, naming the codes that a map gives for the clinical term, if one does. */
  private Finding advised(Finding finding, Visit visit, Visit.Stated stated) {
    return CodeDates.of(visit.encounter())
        .flatMap(day -> transition.only(day).map(to -> new MappedCodes(codes, to, day)))
        .flatMap(mapped -> advice(mapped, stated.condition().code()))
        .map(finding::advising)
        .orElse(finding);
  }

  private Optional<Message> advice(MappedCodes mapped, CodeableConcept term) {
    for (Coding coding : term.codings()) {
      if (coding.is(CodeSystem.SNOMED) && isConcept(coding.code())) {
        Optional<Message> advice = mapped.advice(fault, CodeSystem.SNOMED, coding.code());
        if (advice.isPresent()) {
          return advice;
        }
      }
    }
    return Optional.empty();
  }

  /** Whether a map may list it: expressions, and text in the place of a code, stand in none. */
  private static boolean isConcept(String code) {
    return !code.isEmpty()
        && code.length() <= LONGEST_CONCEPT
        && code.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /** Its clinical code, else the Condition, for several of one claim may be plain text. */
  private static String fact(Condition condition) {
    return condition.code().codings().stream()
        .map(Coding::code)
        .filter(code -> !code.isBlank())
        .findFirst()
        .orElse(condition.reference().id());
  }

  private static String name(Condition condition) {
    return condition.code().label().orElse("?");
  }
}
