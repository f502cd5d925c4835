package org.rimborso.cds;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Claim;
import org.rimborso.chart.ClaimResponse;
import org.rimborso.chart.CodeableConcept;
import org.rimborso.chart.Coding;
import org.rimborso.chart.Condition;
import org.rimborso.chart.Coverage;
import org.rimborso.chart.Encounter;
import org.rimborso.chart.PartialDate;
import org.rimborso.chart.Party;
import org.rimborso.chart.Period;
import org.rimborso.chart.Reference;
import org.rimborso.fhir.read.Planned;
import org.rimborso.rules.coverage.LikelyCoverage;

/**
 * A planned service as the visit and the bill it would become, so that the rules for bills judge
 * it: to the patient's likely coverage, with the authorisations on file for it, its line pointing
 * to the reasons of the order and to no other diagnosis.
 *
 * @param day on which it is to be rendered: today where the plan does not say
 * @param coverage to which it would go
 */
record PlannedBill(
    Planned plan, LocalDate day, Optional<Coverage> coverage, Encounter visit, Claim claim) {
  private static final String AUTHORIZATION = "preauthorization";
  private static final String CLINIC = "AMB";

  /**
   * @param number tells it from the other plans of one call
   * @param inView the visit in view, for a plan that names none
   */
  static PlannedBill of(Chart chart, Planned plan, int number, Optional<Reference> inView) {
    LocalDate day =
        plan.when()
            .start()
            .flatMap(PartialDate::day)
            .filter(d -> d.isAfter(chart.asOf()))
            .orElse(chart.asOf());
    Optional<Coverage> coverage =
        plan.insurance().stream()
            .flatMap(named -> chart.find(named, Coverage.class).stream())
            .findFirst()
            .or(() -> LikelyCoverage.of(chart, day));
    Encounter visit = visit(chart, plan, number, day, inView);
    return new PlannedBill(plan, day, coverage, visit, claim(chart, plan, number, coverage, visit));
  }

  private static Encounter visit(
      Chart chart, Planned plan, int number, LocalDate day, Optional<Reference> inView) {
    Optional<String> kind =
        plan.encounter()
            .or(() -> inView)
            .flatMap(named -> chart.find(named, Encounter.class))
            .flatMap(Encounter::classCode);
    return new Encounter(
        new Reference("Encounter", "planned-" + number),
        plan.patient(),
        "finished",
        Optional.of(kind.orElse(CLINIC)),
        List.of(),
        Period.on(day),
        Optional.empty(),
        Party.UNKNOWN,
        List.of(),
        List.of(),
        List.of(),
        plan.reasons(),
        plan.reasonReferences(),
        Optional.empty(),
        Set.of());
  }

  private static Claim claim(
      Chart chart, Planned plan, int number, Optional<Coverage> coverage, Encounter visit) {
    List<Claim.Diagnosis> diagnoses = new ArrayList<>();
    plan.reasons().forEach(code -> diagnoses.add(diagnosis(diagnoses, Optional.of(code), null)));
    plan.reasonReferences().stream()
        .filter(reason -> reason.type().equals("Condition"))
        .forEach(reason -> diagnoses.add(diagnosis(diagnoses, Optional.empty(), reason)));
    int reasons = diagnoses.size();
    chart.conditions().stream()
        .filter(condition -> !plan.reasonReferences().contains(condition.reference()))
        .filter(condition -> !condition.isRefuted() && !condition.isSocialFinding())
        .map(Condition::reference)
        .forEach(known -> diagnoses.add(diagnosis(diagnoses, Optional.empty(), known)));
    return new Claim(
        new Reference("Claim", "planned-" + number),
        plan.patient(),
        "active",
        "claim",
        Optional.of("professional"),
        Optional.of(PartialDate.of(chart.asOf())),
        visit.period(),
        Party.UNKNOWN,
        Party.UNKNOWN,
        diagnoses,
        coverage.map(one -> List.of(insurance(chart, plan, one))).orElse(List.of()),
        List.of(),
        List.of(),
        List.of(),
        lines(plan, visit, reasons),
        Optional.empty(),
        List.of(),
        Party.UNKNOWN,
        Set.of());
  }

  private static Claim.Diagnosis diagnosis(
      List<Claim.Diagnosis> before,
      Optional<CodeableConcept> code,
      @org.jspecify.annotations.Nullable Reference condition) {
    return new Claim.Diagnosis(
        before.size() + 1, code, Optional.ofNullable(condition), List.of(), Optional.empty());
  }

  private static Claim.Insurance insurance(Chart chart, Planned plan, Coverage coverage) {
    return new Claim.Insurance(
        1, true, Party.of(coverage.reference()), authorizations(chart, plan));
  }

  /** Numbers of authorisations that the plan names, or that are on file for what it is about. */
  private static List<String> authorizations(Chart chart, Planned plan) {
    Set<String> numbers = new LinkedHashSet<>();
    for (ClaimResponse response : chart.claimResponses()) {
      boolean stands =
          response.use().equals(AUTHORIZATION) && response.answer().status().equals("active");
      if (stands
          && (plan.insurance().contains(response.reference()) || isFor(chart, response, plan))) {
        response.authorization().ifPresent(numbers::add);
      }
    }
    return List.copyOf(numbers);
  }

  private static boolean isFor(Chart chart, ClaimResponse authorization, Planned plan) {
    Optional<Claim> request =
        authorization.request().flatMap(reference -> chart.find(reference, Claim.class));
    return request
        .map(
            asked ->
                asked.lines().stream()
                    .flatMap(line -> line.service().codings().stream())
                    .map(Coding::code)
                    .anyMatch(code -> plan.services().stream().anyMatch(s -> s.hasCode(code))))
        .orElse(true);
  }

  private static List<Claim.Line> lines(Planned plan, Encounter visit, int reasons) {
    List<Integer> pointers = new ArrayList<>();
    for (int i = 1; i <= reasons; i++) {
      pointers.add(i);
    }
    List<Claim.Line> lines = new ArrayList<>();
    for (CodeableConcept service : plan.services()) {
      lines.add(
          new Claim.Line(
              lines.size() + 1,
              service,
              CodeableConcept.EMPTY,
              List.of(),
              visit.period(),
              CodeableConcept.EMPTY,
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              pointers,
              List.of(),
              List.of(),
              List.of(),
              List.of(visit.reference()),
              Optional.empty()));
    }
    return lines;
  }

  /** Whether a finding is about this bill. */
  boolean isFocus(Reference focus) {
    return focus.equals(claim.reference()) || focus.equals(visit.reference());
  }
}
