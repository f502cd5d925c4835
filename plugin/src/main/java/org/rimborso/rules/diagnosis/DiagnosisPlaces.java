package org.rimborso.rules.diagnosis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Claim;
import org.rimborso.chart.CodeDates;
import org.rimborso.chart.CodeableConcept;
import org.rimborso.chart.Coding;
import org.rimborso.chart.Condition;
import org.rimborso.chart.Encounter;
import org.rimborso.chart.Reference;
import org.rimborso.rule.Evidence;

/**
 * Finds every coded diagnosis of a chart once. A diagnosis that stands in Condition and Claim is
 * one: the Claim's. Bills that are cancelled, entered in error, replaced or no bills are left out;
 * so are refuted Conditions, Conditions of the problem list only, and Conditions of no encounter.
 */
final class DiagnosisPlaces {
  private final Chart chart;
  private final Map<Reference, List<Visit>> visitsOfBill = new HashMap<>();
  private final Set<Reference> billedConditions = new HashSet<>();
  private final List<CodedDiagnosis> coded = new ArrayList<>();
  private final List<Evidence> unread = new ArrayList<>();

  private DiagnosisPlaces(Chart chart) {
    this.chart = chart;
  }

  /**
   * What was found.
   *
   * @param coded diagnoses with an ICD code
   * @param unread diagnoses of bills whose Condition is not in the chart
   */
  record Found(List<CodedDiagnosis> coded, List<Evidence> unread) {
    Found {
      coded = List.copyOf(coded);
      unread = List.copyOf(unread);
    }
  }

  /** One walk for all rules that ask. */
  static Found in(Chart chart) {
    return chart.fact(Found.class, DiagnosisPlaces::walk);
  }

  private static Found walk(Chart chart) {
    DiagnosisPlaces places = new DiagnosisPlaces(chart);
    List<Visit> visits = new ArrayList<>();
    for (Encounter encounter : chart.encounters()) {
      if (!encounter.isVoid()) {
        visits.add(Visit.of(chart, encounter));
      }
    }
    visits.forEach(places::assignBills);
    chart.billsInForce().forEach(places::addBill);
    visits.forEach(places::addVisit);
    return new Found(places.coded, places.unread);
  }

  private void assignBills(Visit visit) {
    chart.claimsOf(visit.encounter()).certain().forEach(bill -> assign(bill, visit));
    chart.benefitsNaming(visit.encounter().reference()).forEach(bill -> assign(bill, visit));
  }

  private void assign(Claim bill, Visit visit) {
    visitsOfBill.computeIfAbsent(bill.reference(), unused -> new ArrayList<>(1)).add(visit);
  }

  private void addBill(Claim bill) {
    List<Visit> visits = visitsOfBill.getOrDefault(bill.reference(), List.of());
    List<Encounter> encounters = new ArrayList<>(visits.size());
    if (visits.size() > 1) {
      visits.sort(Comparator.comparing(visit -> visit.encounter().reference()));
    }
    visits.forEach(visit -> encounters.add(visit.encounter()));
    CodeDates dates = new CodeDates(bill, encounters);
    for (int i = 0; i < bill.diagnoses().size(); i++) {
      addBilled(bill, i, dates, visits);
    }
  }

  private void addBilled(Claim bill, int index, CodeDates dates, List<Visit> visits) {
    Claim.Diagnosis diagnosis = bill.diagnoses().get(index);
    Optional<Condition> condition =
        diagnosis.condition().flatMap(ref -> chart.find(ref, Condition.class));
    diagnosis.condition().ifPresent(billedConditions::add);
    String element = bill.reference().type() + ".diagnosis[" + index + "].diagnosis";
    if (diagnosis.code().isEmpty() && diagnosis.condition().isPresent() && condition.isEmpty()) {
      unread.add(new Evidence(bill.reference(), element));
    }
    List<Coding> icd =
        CodedDiagnosis.icd(
            diagnosis
                .code()
                .or(() -> condition.map(Condition::code))
                .orElse(CodeableConcept.EMPTY));
    if (!icd.isEmpty()) {
      List<String> codes = Visit.codes(icd);
      visits.forEach(visit -> visit.billed().addAll(codes));
      coded.add(
          new CodedDiagnosis(
              bill.reference(),
              element,
              icd,
              dates.of(diagnosis),
              bill.reference().type() + ".billablePeriod",
              bill.charge(),
              () -> evidence(condition, Set.copyOf(codes), visits)));
    }
  }

  private void addVisit(Visit visit) {
    Set<String> told = new HashSet<>(visit.billed());
    for (Visit.Stated stated : visit.stated()) {
      Reference condition = stated.condition().reference();
      boolean billed = billedConditions.contains(condition) || stated.hasOneOf(visit.billed());
      told.addAll(stated.codes());
      if (!billed && !stated.icd().isEmpty()) {
        coded.add(place(visit, condition, "Condition.code", stated.icd()));
      }
    }
    for (int i = 0; i < visit.encounter().reasons().size(); i++) {
      List<Coding> icd = CodedDiagnosis.icd(visit.encounter().reasons().get(i));
      if (!icd.isEmpty() && Visit.codes(icd).stream().noneMatch(told::contains)) {
        String element = "Encounter.reasonCode[" + i + "]";
        coded.add(place(visit, visit.encounter().reference(), element, icd));
      }
    }
  }

  private static CodedDiagnosis place(
      Visit visit, Reference focus, String element, List<Coding> icd) {
    boolean own = focus.equals(visit.encounter().reference());
    return new CodedDiagnosis(
        focus,
        element,
        icd,
        CodeDates.of(visit.encounter()),
        "Encounter.period",
        Optional.empty(),
        () -> own ? List.of() : List.of(visit.period()));
  }

  private static List<Evidence> evidence(
      Optional<Condition> named, Set<String> codes, List<Visit> visits) {
    Set<Evidence> all = new LinkedHashSet<>();
    named.ifPresent(c -> all.add(new Evidence(c.reference(), "Condition.code")));
    for (Visit visit : visits) {
      for (Visit.Stated stated : visit.stated()) {
        if (stated.hasOneOf(codes)) {
          all.add(stated.evidence());
        }
      }
    }
    visits.forEach(visit -> all.add(visit.period()));
    return List.copyOf(all);
  }
}
