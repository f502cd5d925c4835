package org.rimborso.rule;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.rimborso.chart.CodeableConcept;
import org.rimborso.chart.Coding;
import org.rimborso.chart.Encounter;
import org.rimborso.chart.Party;
import org.rimborso.chart.Period;
import org.rimborso.chart.Reference;
import org.rimborso.codes.CodeSystem;

/** Builds an encounter for a test: a finished visit on 2 November 2026 at Organization/o1. */
public final class SampleEncounter {
  private final Reference reference;
  private String status = "finished";
  private Optional<String> classCode = Optional.of("AMB");
  private List<CodeableConcept> types = List.of();
  private Period period = Period.on(LocalDate.of(2026, 11, 2));
  private Optional<Reference> partOf = Optional.empty();
  private Party serviceProvider = Party.of(SampleChart.ref("Organization/o1"));
  private final List<Encounter.EncounterDiagnosis> diagnoses = new ArrayList<>();
  private final List<CodeableConcept> reasons = new ArrayList<>();
  private final List<Reference> reasonReferences = new ArrayList<>();
  private final List<Party> participants = new ArrayList<>();
  private Optional<CodeableConcept> disposition = Optional.empty();
  private Set<String> labels = Set.of();

  private SampleEncounter(Reference reference) {
    this.reference = reference;
  }

  public static SampleEncounter encounter(String id) {
    return new SampleEncounter(SampleChart.ref("Encounter/" + id));
  }

  public SampleEncounter status(String value) {
    status = value;
    return this;
  }

  public SampleEncounter classCode(String value) {
    classCode = Optional.of(value).filter(text -> !text.isEmpty());
    return this;
  }

  public SampleEncounter type(CodeableConcept value) {
    types = List.of(value);
    return this;
  }

  public SampleEncounter period(Period value) {
    period = value;
    return this;
  }

  public SampleEncounter partOf(String encounter) {
    partOf = Optional.of(SampleChart.ref("Encounter/" + encounter));
    return this;
  }

  public SampleEncounter at(Party value) {
    serviceProvider = value;
    return this;
  }

  public SampleEncounter diagnosis(String condition) {
    return diagnosis(condition, Optional.empty());
  }

  /** A diagnosis of this use, a code of diagnosis-role such as {@code AD}. */
  public SampleEncounter diagnosis(String condition, String use) {
    Coding role =
        new Coding("http://terminology.hl7.org/CodeSystem/diagnosis-role", use, Optional.empty());
    return diagnosis(condition, Optional.of(new CodeableConcept(List.of(role), Optional.empty())));
  }

  private SampleEncounter diagnosis(String condition, Optional<CodeableConcept> use) {
    diagnoses.add(
        new Encounter.EncounterDiagnosis(
            SampleChart.ref("Condition/" + condition), use, OptionalInt.of(1)));
    return this;
  }

  public SampleEncounter reason(String icd10cm) {
    return reason(CodeableConcept.of(CodeSystem.ICD10CM, icd10cm));
  }

  public SampleEncounter reason(CodeableConcept concept) {
    reasons.add(concept);
    return this;
  }

  public SampleEncounter reasonReference(String reference) {
    reasonReferences.add(SampleChart.ref(reference));
    return this;
  }

  /** Who took part. */
  public SampleEncounter with(Party participant) {
    participants.add(participant);
    return this;
  }

  public SampleEncounter dischargedTo(String code) {
    disposition =
        Optional.of(
            new CodeableConcept(
                List.of(
                    new Coding(
                        "http://terminology.hl7.org/CodeSystem/discharge-disposition",
                        code,
                        Optional.empty())),
                Optional.empty()));
    return this;
  }

  public SampleEncounter labels(String... codes) {
    labels = Set.of(codes);
    return this;
  }

  public Encounter build() {
    return new Encounter(
        reference,
        Optional.of(SampleChart.PATIENT),
        status,
        classCode,
        types,
        period,
        partOf,
        serviceProvider,
        List.of(),
        participants,
        diagnoses,
        reasons,
        reasonReferences,
        disposition,
        labels);
  }
}
