package org.rimborso.rules.encounter;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rimborso.chart.Cause;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Encounter;
import org.rimborso.chart.PartialDate;
import org.rimborso.chart.Patient;
import org.rimborso.rule.Audience;
import org.rimborso.rule.Evidence;
import org.rimborso.rule.Fault;
import org.rimborso.rule.Need;
import org.rimborso.rule.Needs;
import org.rimborso.rule.Outcome;
import org.rimborso.rule.Severity;
import org.rimborso.rule.Source;
import org.rimborso.rule.Walk;
import org.rimborso.rule.WalkingRule;

/**
 * <b>Fires when</b> an encounter ends before it starts; starts in the future although under way or
 * finished; starts before the patient's birth, or more than one calendar day after death. Birth and
 * death are one date each: encounters on the wrong side of it are one finding, at the first of
 * them.
 *
 * <p><b>Not checked when</b> an encounter that began has no start, the patient has no birth date,
 * or encounters are not offered. Dates too vague to contradict are no contradiction.
 *
 * <p><b>Leaves to</b> nobody.
 *
 * <p><b>Source</b>: FHIR R4 Period (start not after end) and Encounter.period; Medicare Claims
 * Processing Manual, chapter 26, section 10.4, items 3 and 24A.
 */
final class EncounterPeriodImpossible implements WalkingRule {
  static final String ID = "encounter-period-impossible";

  private static final Set<String> BEGUN = Set.of("finished", "in-progress");

  private final Fault fault =
      new Fault(
          ID,
          Severity.ERROR,
          Set.of(Audience.CLINICIAN, Audience.BILLING),
          Source.of("HL7 FHIR R4", "Period, Encounter.period"),
          EncounterPeriodImpossible.class);

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
    return Needs.resources("Encounter");
  }

  /** What cannot be; the patient's dates, once for all encounters. */
  private enum Fact {
    END(false),
    FUTURE(false),
    BIRTH(true),
    DEATH(true);

    private final boolean ofThePatient;

    Fact(boolean ofThePatient) {
      this.ofThePatient = ofThePatient;
    }

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Override
  public Walk walk(Chart chart) {
    Map<Fact, List<Encounter>> shared = new LinkedHashMap<>();
    return fault
        .atMostOne(
            chart,
            "Encounter",
            chart.encounters(),
            one -> one.isVoid() ? Optional.empty() : judge(chart, one, shared))
        .and(Walk.said(List.of()).ending(unused -> ofThePatient(chart, shared)));
  }

  private List<Outcome> ofThePatient(Chart chart, Map<Fact, List<Encounter>> shared) {
    List<Outcome> outcomes = new ArrayList<>(0);
    shared.forEach(
        (fact, those) -> {
          those.sort(Comparator.comparing(Encounter::reference));
          outcomes.add(finding(chart, fact, those));
        });
    if (!chart.encounters().stream().allMatch(Encounter::isVoid)) {
      birthUnknown(chart).ifPresent(outcomes::add);
    }
    return outcomes;
  }

  private Optional<Outcome> birthUnknown(Chart chart) {
    return chart
        .patient()
        .filter(patient -> patient.birthDate().isEmpty())
        .map(
            patient ->
                fault
                    .unread(chart, patient.reference())
                    .orElseGet(
                        () ->
                            fault.notChecked(
                                patient.reference(), Cause.ELEMENT_MISSING, "Patient.birthDate")));
  }

  private Optional<Outcome> judge(
      Chart chart, Encounter encounter, Map<Fact, List<Encounter>> shared) {
    if (encounter.period().start().isEmpty()) {
      return BEGUN.contains(encounter.status())
          ? Optional.of(
              fault
                  .unread(chart, encounter.reference())
                  .orElseGet(
                      () ->
                          fault.notChecked(
                              encounter.reference(),
                              Cause.ELEMENT_MISSING,
                              "Encounter.period.start")))
          : Optional.empty();
    }
    Optional<Fact> fact = fact(chart, encounter);
    if (fact.isEmpty()) {
      return Optional.empty();
    }
    if (fact.get().ofThePatient) {
      shared.computeIfAbsent(fact.get(), unused -> new ArrayList<>()).add(encounter);
      return Optional.empty();
    }
    return fault
        .unread(chart, encounter.reference())
        .or(() -> Optional.of(finding(chart, fact.get(), List.of(encounter))));
  }

  /** What is impossible about an encounter that has a start; the encounter's own dates first. */
  private static Optional<Fact> fact(Chart chart, Encounter encounter) {
    if (!encounter.isImpossible(chart)) {
      return Optional.empty();
    }
    PartialDate start = encounter.period().start().orElseThrow();
    if (encounter.period().end().filter(end -> end.isBefore(start)).isPresent()) {
      return Optional.of(Fact.END);
    }
    if (BEGUN.contains(encounter.status()) && start.first().isAfter(chart.asOf())) {
      return Optional.of(Fact.FUTURE);
    }
    boolean unborn =
        chart.patient().flatMap(Patient::birthDate).filter(start::isBefore).isPresent();
    return Optional.of(unborn ? Fact.BIRTH : Fact.DEATH);
  }

  private Outcome finding(Chart chart, Fact fact, List<Encounter> encounters) {
    Encounter first = encounters.get(0);
    List<Evidence> evidence = new ArrayList<>();
    encounters.stream()
        .skip(1)
        .forEach(other -> evidence.add(new Evidence(other.reference(), "Encounter.period.start")));
    if (fact.ofThePatient) {
      String element = fact == Fact.BIRTH ? "Patient.birthDate" : "Patient.deceased";
      evidence.add(new Evidence(chart.patient().orElseThrow().reference(), element));
    }
    String element = fact == Fact.END ? "Encounter.period.end" : "Encounter.period.start";
    Object[] words = {
      shown(fact == Fact.END ? first.period().end() : first.period().start()),
      shown(other(chart, fact, first)),
      encounters.size()
    };
    return fault
        .finding(first.reference(), fact.code(), element, words)
        .saying(fault.message("message-" + fact.code(), words))
        .advising(fault.message(fact.ofThePatient ? "next-patient" : "next", words))
        .risking(ItsClaims.charge(chart, first))
        .provenBy(evidence);
  }

  /** The date that contradicts. */
  private static Optional<PartialDate> other(Chart chart, Fact fact, Encounter encounter) {
    return switch (fact) {
      case END -> encounter.period().start();
      case FUTURE -> Optional.of(PartialDate.of(chart.asOf()));
      case BIRTH -> chart.patient().flatMap(Patient::birthDate);
      case DEATH -> chart.patient().flatMap(Patient::deceased);
    };
  }

  private static Object shown(Optional<PartialDate> date) {
    return date.<Object>map(one -> one.day().isPresent() ? one.day().get() : one.toString())
        .orElse("");
  }
}
