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
import java.util.stream.IntStream;
import org.rimborso.chart.Chart;
import org.rimborso.chart.ChartedEncounter;
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
  /** Elements of a claim's diagnoses. */
  private static final List<String> USUAL =
      IntStream.range(0, 25).mapToObj(i -> "Claim.diagnosis[" + i + "].diagnosis").toList();

  private final Chart chart;
  private final Map<Reference, List<Visit>> visitsOfBill = new HashMap<>();
  private final Set<Reference> billedConditions = new HashSet<>();
  private final List<CodedDiagnosis> coded = new ArrayList<>();
  private final List<CodedBill> bills = new ArrayList<>();
  private final List<Visit> visits = new ArrayList<>();
  private final List<Evidence> unread = new ArrayList<>();

  private DiagnosisPlaces(Chart chart) {
    this.chart = chart;
  }

  /**
   * What was found.
   *
   * @param coded diagnoses with an ICD code
   * @param bills the bills that were walked, with those of their diagnoses that have one
   * @param visits the encounters that were walked
   * @param unread diagnoses of bills whose Condition is not in the chart
   */
  record Found(
      List<CodedDiagnosis> coded,
      List<CodedBill> bills,
      List<Visit> visits,
      List<Evidence> unread) {
    Found {
      bills = List.copyOf(bills);
      visits = List.copyOf(visits);
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
    for (ChartedEncounter charted : ChartedEncounter.in(chart)) {
      if (!charted.encounter().isVoid()) {
        places.visits.add(Visit.of(chart, charted));
      }
    }
    places.visits.forEach(places::assignBills);
    chart.billsInForce().forEach(places::addBill);
    places.visits.forEach(places::addVisit);
    return new Found(places.coded, places.bills, places.visits, places.unread);
  }

  private void assignBills(Visit visit) {
    visit.charted().claims().certain().forEach(bill -> assign(bill, visit));
    visit.charted().benefits().forEach(bill -> assign(bill, visit));
  }

  private void assign(Claim bill, Visit visit) {
    visitsOfBill.computeIfAbsent(bill.reference(), unused -> new ArrayList<>(1)).add(visit);
  }

  private void addBill(Claim bill) {
    List<Visit> own = visitsOfBill.getOrDefault(bill.reference(), List.of());
    List<Encounter> encounters = new ArrayList<>(own.size());
    if (own.size() > 1) {
      own.sort(Comparator.comparing(visit -> visit.encounter().reference()));
    }
    own.forEach(visit -> encounters.add(visit.encounter()));
    CodeDates dates = new CodeDates(bill, encounters);
    List<CodedBill.Entry> entries = new ArrayList<>(bill.diagnoses().size());
    int first = bill.firstListed().map(bill.diagnoses()::indexOf).orElse(-1);
    for (int i = 0; i < bill.diagnoses().size(); i++) {
      Optional<CodedDiagnosis> billed = billed(bill, i, i == first, dates, own);
      if (billed.isPresent()) {
        coded.add(billed.get());
        entries.add(new CodedBill.Entry(bill.diagnoses().get(i), billed.get()));
      }
    }
    CodedBill read = new CodedBill(bill, dates.setting(), own, entries);
    bills.add(read);
    own.forEach(visit -> visit.bills().add(read));
  }

  private Optional<CodedDiagnosis> billed(
      Claim bill, int index, boolean first, CodeDates dates, List<Visit> own) {
    Claim.Diagnosis diagnosis = bill.diagnoses().get(index);
    Optional<Condition> condition = named(diagnosis);
    String element = element(bill, index);
    if (diagnosis.code().isEmpty() && diagnosis.condition().isPresent() && condition.isEmpty()) {
      unread.add(new Evidence(bill.reference(), element));
    }
    List<Coding> icd =
        CodedDiagnosis.icd(
            diagnosis
                .code()
                .or(() -> condition.map(Condition::code))
                .orElse(CodeableConcept.EMPTY));
    if (icd.isEmpty()) {
      return Optional.empty();
    }
    List<String> codes = Visit.codes(icd);
    own.forEach(visit -> visit.billed().addAll(codes));
    return Optional.of(
        new CodedDiagnosis(
            bill.reference(),
            element,
            icd,
            first,
            dates.of(diagnosis),
            bill.isFromBenefit() ? "ExplanationOfBenefit.billablePeriod" : "Claim.billablePeriod",
            bill.charge(),
            () -> evidence(condition, Set.copyOf(codes), own),
            new CodedDiagnosis.Answers()));
  }

  private Optional<Condition> named(Claim.Diagnosis diagnosis) {
    if (diagnosis.condition().isEmpty()) {
      return Optional.empty();
    }
    billedConditions.add(diagnosis.condition().get());
    return chart.find(diagnosis.condition().get(), Condition.class);
  }

  /** FHIRPath of a diagnosis; nearly all bills are claims with few of them. */
  private static String element(Claim bill, int index) {
    return !bill.isFromBenefit() && index < USUAL.size()
        ? USUAL.get(index)
        : bill.reference().type() + ".diagnosis[" + index + "].diagnosis";
  }

  private void addVisit(Visit visit) {
    List<String> told = new ArrayList<>(visit.billed());
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
        visit.encounter().firstListed().filter(d -> d.condition().equals(focus)).isPresent(),
        CodeDates.of(visit.encounter()),
        "Encounter.period",
        Optional.empty(),
        () -> own ? List.of() : List.of(visit.period()),
        new CodedDiagnosis.Answers());
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
