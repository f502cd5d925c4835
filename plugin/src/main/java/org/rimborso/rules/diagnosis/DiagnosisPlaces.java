package org.rimborso.rules.diagnosis;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Claim;
import org.rimborso.chart.CodeDates;
import org.rimborso.chart.CodeableConcept;
import org.rimborso.chart.Coding;
import org.rimborso.chart.Condition;
import org.rimborso.chart.Encounter;
import org.rimborso.chart.Reference;
import org.rimborso.codes.CodeSets;
import org.rimborso.rule.Evidence;

/**
 * Finds every coded diagnosis of a chart once. A diagnosis that stands in Condition and Claim is
 * one: the Claim's. Bills that are cancelled, entered in error, replaced or no bills are left out;
 * so are refuted Conditions, Conditions of the problem list only, and Conditions of no encounter.
 */
final class DiagnosisPlaces {
  private final Chart chart;
  private final Map<Reference, List<Encounter>> encountersOfBill = new HashMap<>();
  private final Map<Reference, Set<String>> billedCodes = new HashMap<>();
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
  record Found(List<CodedDiagnosis> coded, List<Evidence> unread) {}

  static Found in(Chart chart) {
    DiagnosisPlaces places = new DiagnosisPlaces(chart);
    List<Encounter> encounters = chart.encounters().stream().filter(e -> !e.isVoid()).toList();
    encounters.forEach(places::assignBills);
    chart.bills().filter(b -> b.isLive() && !chart.isReplaced(b)).forEach(places::addBill);
    encounters.forEach(places::addEncounter);
    return new Found(places.coded, places.unread);
  }

  private void assignBills(Encounter encounter) {
    Stream.concat(
            chart.claimsOf(encounter).certain().stream(),
            chart.benefitsNaming(encounter.reference()).stream())
        .forEach(
            bill ->
                encountersOfBill
                    .computeIfAbsent(bill.reference(), unused -> new ArrayList<>())
                    .add(encounter));
  }

  private void addBill(Claim bill) {
    List<Encounter> encounters =
        encountersOfBill.getOrDefault(bill.reference(), List.of()).stream()
            .sorted(Comparator.comparing(Encounter::reference))
            .toList();
    CodeDates dates = new CodeDates(bill, encounters);
    for (int i = 0; i < bill.diagnoses().size(); i++) {
      Claim.Diagnosis diagnosis = bill.diagnoses().get(i);
      Optional<Condition> condition =
          diagnosis.condition().flatMap(ref -> chart.find(ref, Condition.class));
      diagnosis.condition().ifPresent(billedConditions::add);
      String element = bill.reference().type() + ".diagnosis[" + i + "].diagnosis";
      CodeableConcept concept =
          diagnosis.code().or(() -> condition.map(Condition::code)).orElse(CodeableConcept.EMPTY);
      if (diagnosis.code().isEmpty() && diagnosis.condition().isPresent() && condition.isEmpty()) {
        unread.add(new Evidence(bill.reference(), element));
      }
      if (!CodedDiagnosis.icd(concept).isEmpty()) {
        encounters.forEach(e -> bare(concept).forEach(billedCodes(e)::add));
        coded.add(
            new CodedDiagnosis(
                bill.reference(),
                element,
                concept,
                dates.of(diagnosis),
                bill.reference().type() + ".billablePeriod",
                bill.charge(),
                evidence(condition, concept, encounters)));
      }
    }
  }

  private void addEncounter(Encounter encounter) {
    Set<String> told = new HashSet<>(billedCodes(encounter));
    for (Condition condition : conditions(encounter)) {
      boolean billed =
          billedConditions.contains(condition.reference())
              || bare(condition.code()).anyMatch(billedCodes(encounter)::contains);
      bare(condition.code()).forEach(told::add);
      if (!billed && !CodedDiagnosis.icd(condition.code()).isEmpty()) {
        coded.add(place(encounter, condition.reference(), "Condition.code", condition.code()));
      }
    }
    for (int i = 0; i < encounter.reasons().size(); i++) {
      CodeableConcept reason = encounter.reasons().get(i);
      if (bare(reason).findAny().isPresent() && bare(reason).noneMatch(told::contains)) {
        String element = "Encounter.reasonCode[" + i + "]";
        coded.add(place(encounter, encounter.reference(), element, reason));
      }
    }
  }

  private CodedDiagnosis place(
      Encounter encounter, Reference focus, String element, CodeableConcept concept) {
    return new CodedDiagnosis(
        focus,
        element,
        concept,
        CodeDates.of(encounter),
        "Encounter.period",
        Optional.empty(),
        focus.equals(encounter.reference()) ? List.of() : List.of(period(encounter)));
  }

  /** Conditions of the encounter that speak for themselves, in order of reference. */
  private Collection<Condition> conditions(Encounter encounter) {
    Stream<Reference> named =
        Stream.concat(
            encounter.diagnoses().stream().map(Encounter.EncounterDiagnosis::condition),
            encounter.reasonReferences().stream());
    Stream<Condition> pointing =
        chart.conditionsOf(encounter.reference()).stream()
            .filter(c -> !c.categories().equals(List.of("problem-list-item")));
    Map<Reference, Condition> own = new TreeMap<>();
    Stream.concat(named.flatMap(r -> chart.find(r, Condition.class).stream()), pointing)
        .filter(condition -> !condition.isRefuted())
        .forEach(condition -> own.put(condition.reference(), condition));
    return own.values();
  }

  private List<Evidence> evidence(
      Optional<Condition> named, CodeableConcept concept, List<Encounter> encounters) {
    Set<String> codes = new HashSet<>(bare(concept).toList());
    Stream<Condition> same =
        encounters.stream()
            .flatMap(encounter -> conditions(encounter).stream())
            .filter(condition -> bare(condition.code()).anyMatch(codes::contains));
    Set<Evidence> all = new LinkedHashSet<>();
    Stream.concat(named.stream(), same)
        .map(condition -> new Evidence(condition.reference(), "Condition.code"))
        .forEach(all::add);
    encounters.forEach(encounter -> all.add(period(encounter)));
    return List.copyOf(all);
  }

  private Set<String> billedCodes(Encounter encounter) {
    return billedCodes.computeIfAbsent(encounter.reference(), unused -> new HashSet<>());
  }

  private static Evidence period(Encounter encounter) {
    return new Evidence(encounter.reference(), "Encounter.period");
  }

  private static Stream<String> bare(CodeableConcept concept) {
    return CodedDiagnosis.icd(concept).stream().map(Coding::code).map(CodeSets::normalize);
  }
}
