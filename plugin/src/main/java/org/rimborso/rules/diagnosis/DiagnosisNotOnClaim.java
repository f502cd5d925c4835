package org.rimborso.rules.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rimborso.chart.Cause;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Coding;
import org.rimborso.chart.Condition;
import org.rimborso.chart.Encounter;
import org.rimborso.chart.EncounterClaims;
import org.rimborso.chart.Limitation;
import org.rimborso.chart.Period;
import org.rimborso.codes.CodeSets;
import org.rimborso.codes.CodeSystem;
import org.rimborso.rule.Audience;
import org.rimborso.rule.CodeName;
import org.rimborso.rule.Evidence;
import org.rimborso.rule.Fault;
import org.rimborso.rule.Finding;
import org.rimborso.rule.Need;
import org.rimborso.rule.Needs;
import org.rimborso.rule.NotChecked;
import org.rimborso.rule.Outcome;
import org.rimborso.rule.Severity;
import org.rimborso.rule.Source;
import org.rimborso.rule.Walk;
import org.rimborso.rule.WalkingRule;

/**
 * <b>Fires when</b> a confirmed diagnosis of a billable encounter is on none of the encounter's
 * claims. Silent where a code of its category is billed, for a symptom (chapter 18) beside a
 * definitive diagnosis, for admission and pre-operative diagnoses, and on restricted encounters and
 * claims.
 *
 * <p><b>Not checked when</b> it is not known whether the encounter is billable or which claim is
 * its own, a claim carries diagnoses without an ICD code, or claims, Conditions or encounters are
 * not offered.
 *
 * <p><b>Leaves to</b> {@link DiagnosisUncoded} what has no ICD code.
 *
 * <p><b>Source</b>: ICD-10-CM Official Guidelines for Coding and Reporting, sections III and IV.J.
 */
public final class DiagnosisNotOnClaim implements WalkingRule {
  static final String ID = "diagnosis-not-on-claim";

  /** Uses of an encounter's diagnosis: admission, and before an operation. */
  private static final Set<String> NOT_FOR_CLAIMS = Set.of("AD", "pre-op");

  /** How many diagnoses a claim takes (CMS-1500, UB-04). */
  private static final int PROFESSIONAL = 12;

  private static final int INSTITUTIONAL = 25;

  private final Fault fault =
      new Fault(
          ID,
          Severity.WARNING,
          Set.of(Audience.CLINICIAN, Audience.BILLING),
          Source.from(
              Transition.US,
              "ICD-10-CM Official Guidelines for Coding and Reporting",
              "III and IV.J, all documented conditions that coexist"),
          DiagnosisNotOnClaim.class);
  private final CodeSets codes;
  private final Set<String> noChargeTypes;

  DiagnosisNotOnClaim(CodeSets codes, Set<String> noChargeTypes) {
    this.codes = codes;
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
    return Needs.resources("Claim", "Condition", "Encounter");
  }

  @Override
  public Walk walk(Chart chart) {
    return CodeJudgement.eachVisit(
        chart,
        fault,
        visit -> {
          List<Visit.Stated> due = due(visit);
          Period.Answer billable = visit.charted().billable(noChargeTypes);
          return due.isEmpty() || billable == Period.Answer.NO
              ? List.of()
              : judge(chart, visit, due, billable);
        });
  }

  /** The diagnoses that belong on a claim, one a category. */
  private static List<Visit.Stated> due(Visit visit) {
    List<Visit.Stated> due = new ArrayList<>(visit.stated().size());
    for (Visit.Stated stated : visit.stated()) {
      if (!stated.icd().isEmpty()
          && !stated.condition().isSocialFinding()
          && !Verification.isUncertain(stated.condition())
          && !isOfAdmission(visit.encounter(), stated.condition())
          && !hasCategory(due, stated.icd().get(0))) {
        due.add(stated);
      }
    }
    return due;
  }

  private static boolean hasCategory(List<Visit.Stated> some, Coding coding) {
    for (Visit.Stated one : some) {
      if (CodedDiagnosis.areOfOneCategory(one.icd().get(0), coding)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOfAdmission(Encounter encounter, Condition condition) {
    for (Encounter.EncounterDiagnosis diagnosis : encounter.diagnoses()) {
      if (diagnosis.use().isPresent()
          && diagnosis.condition().equals(condition.reference())
          && NOT_FOR_CLAIMS.stream().anyMatch(diagnosis.use().get()::hasCode)) {
        return true;
      }
    }
    return false;
  }

  private List<Outcome> judge(
      Chart chart, Visit visit, List<Visit.Stated> due, Period.Answer billable) {
    VisitBills bills = VisitBills.of(visit).claims();
    if (bills.bills().isEmpty()) {
      return visit.charted().claims() instanceof EncounterClaims.Ambiguous
          ? List.of(notChecked(visit, Cause.AMBIGUOUS, "Claim.item.encounter"))
          : List.of();
    }
    if (bills.bills().stream().anyMatch(bill -> bill.bill().isRestricted())) {
      return List.of();
    }
    List<Visit.Stated> missing = new ArrayList<>(0);
    for (Visit.Stated one : due) {
      if (isMissing(one, bills)) {
        missing.add(one);
      }
    }
    if (missing.isEmpty()) {
      return List.of();
    }
    Optional<Limitation> hidden = chart.incomplete("Claim");
    if (hidden.isPresent()) {
      return List.of(fault.notChecked(hidden.get()));
    }
    if (billable == Period.Answer.UNKNOWN) {
      return List.of(
          notChecked(visit, Cause.ELEMENT_MISSING, visit.charted().missingForBillable()));
    }
    return bills.bills().stream().anyMatch(DiagnosisNotOnClaim::hasOthers)
        ? List.of(notChecked(visit, Cause.ELEMENT_MISSING, "Claim.diagnosis"))
        : missing.stream().<Outcome>map(one -> finding(visit, one, bills)).toList();
  }

  /** Whether a claim has a diagnosis without an ICD code, which may be the one in question. */
  private static boolean hasOthers(CodedBill bill) {
    return bill.entries().size() < bill.bill().diagnoses().size();
  }

  private static boolean isMissing(Visit.Stated stated, VisitBills bills) {
    for (Coding coding : stated.icd()) {
      if (bills.haveCategory(coding)) {
        return false;
      }
    }
    boolean symptom = stated.icd().stream().allMatch(DiagnosisNotOnClaim::isSymptom);
    return bills.naming(stated.condition().reference()).isEmpty()
        && !(symptom && bills.icd().anyMatch(DiagnosisNotOnClaim::isDefinitive));
  }

  /** Whether it is of chapter 18: symptoms, signs and abnormal findings. */
  private static boolean isSymptom(Coding coding) {
    return coding.is(CodeSystem.ICD10CM) && CodedDiagnosis.chapter(coding) == 'R';
  }

  /** Whether it names an illness or injury: no symptom, external cause or reason for contact. */
  private static boolean isDefinitive(Coding coding) {
    return coding.is(CodeSystem.ICD10CM) && "RVWXYZ".indexOf(CodedDiagnosis.chapter(coding)) < 0;
  }

  private Finding finding(Visit visit, Visit.Stated stated, VisitBills bills) {
    Coding coding = stated.icd().get(0);
    CodeSystem system = CodedDiagnosis.systemOf(coding);
    List<Evidence> proof = new ArrayList<>();
    bills.bills().forEach(b -> proof.add(new Evidence(b.bill().reference(), "Claim.diagnosis")));
    proof.add(visit.period());
    Finding finding =
        fault
            .finding(
                stated.condition().reference(),
                CodeSets.display(system, coding.code()),
                "Condition.code",
                CodeName.of(codes, system, coding))
            .provenBy(proof);
    return bills.bills().stream().allMatch(DiagnosisNotOnClaim::isFull)
        ? finding.weighing(Severity.INFO).advising(fault.message("next-full"))
        : finding;
  }

  private static boolean isFull(CodedBill bill) {
    boolean institutional = bill.bill().type().filter("institutional"::equals).isPresent();
    return bill.bill().diagnoses().size() >= (institutional ? INSTITUTIONAL : PROFESSIONAL);
  }

  private NotChecked notChecked(Visit visit, Cause because, String missing) {
    return fault.notChecked(visit.encounter().reference(), because, missing);
  }
}
