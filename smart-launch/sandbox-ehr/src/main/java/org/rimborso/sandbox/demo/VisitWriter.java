package org.rimborso.sandbox.demo;

import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterStatus;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Reference;

/** Writes one visit: the encounter, what was found and what was done. */
final class VisitWriter {

  private final ChartWriter chart;
  private final String name;
  private final int to;
  private final Encounter encounter = new Encounter();
  private final List<CodeableConcept> diagnoses = new ArrayList<>();
  private int procedures;
  private String practitioner = Institution.CLINICIAN;

  VisitWriter(
      ChartWriter chart, String name, int from, int to, String encounterClass, String kind) {
    this.chart = chart;
    this.name = name;
    this.to = to;
    encounter.setId(chart.id(name));
    encounter.setStatus(EncounterStatus.FINISHED).setClass_(Code.encounterClass(encounterClass));
    encounter.addType().setText(kind);
    encounter.setSubject(chart.reference("Patient", ""));
    encounter.addParticipant().setIndividual(new Reference("Practitioner/" + practitioner));
    encounter
        .getPeriod()
        .setStartElement(chart.hour(from, "15:00"))
        .setEndElement(chart.hour(to, "15:40"));
    encounter.setServiceProvider(new Reference("Organization/" + Institution.HOSPITAL));
    chart.add(encounter);
  }

  /** Who saw the patient; the demo clinician unless told. */
  VisitWriter seenBy(String practitionerId) {
    practitioner = practitionerId;
    encounter
        .getParticipantFirstRep()
        .setIndividual(new Reference("Practitioner/" + practitionerId));
    return this;
  }

  /** The patient went home. */
  VisitWriter dischargedHome() {
    encounter
        .getHospitalization()
        .setDischargeDisposition(Code.hl7("discharge-disposition", "home"));
    return this;
  }

  /** A confirmed diagnosis of the visit, in ICD-10-CM. */
  VisitWriter diagnosed(String code, String display) {
    return diagnosed(Code.of(Code.ICD10, code, display));
  }

  VisitWriter diagnosed(CodeableConcept code) {
    diagnoses.add(code);
    Condition condition = new Condition();
    condition.setId(chart.id(name + "-diagnosis-" + diagnoses.size()));
    condition.setClinicalStatus(Code.hl7("condition-clinical", "active"));
    condition.setVerificationStatus(Code.hl7("condition-ver-status", "confirmed"));
    condition.addCategory(Code.hl7("condition-category", "encounter-diagnosis"));
    condition.setCode(code).setSubject(chart.reference("Patient", ""));
    condition.setEncounter(chart.reference("Encounter", name));
    condition.setRecordedDateElement(chart.hour(to, "15:30"));
    chart.add(condition);
    encounter
        .addDiagnosis()
        .setCondition(new Reference("Condition/" + condition.getId()))
        .setRank(diagnoses.size());
    return this;
  }

  /** A completed procedure of the visit's last day, in HCPCS Level II. */
  VisitWriter did(String code, String display) {
    procedures++;
    Procedure procedure = new Procedure();
    procedure.setId(chart.id(name + "-procedure-" + procedures));
    procedure.setStatus(Procedure.ProcedureStatus.COMPLETED);
    procedure.setCode(Code.of(Code.HCPCS, code, display));
    procedure.setSubject(chart.reference("Patient", ""));
    procedure.setEncounter(chart.reference("Encounter", name));
    procedure.setPerformed(chart.hour(to, "15:20"));
    procedure.addPerformer().setActor(new Reference("Practitioner/" + practitioner));
    chart.add(procedure);
    return this;
  }

  /**
   * A claim for this visit with all its diagnoses, made so many days ago.
   *
   * @param claimName last part of its id
   */
  ClaimWriter billed(String claimName, int daysAgo) {
    return new ClaimWriter(chart, this, claimName, daysAgo);
  }

  String name() {
    return name;
  }

  int lastDay() {
    return to;
  }

  String practitioner() {
    return practitioner;
  }

  boolean inpatient() {
    return encounter.getClass_().getCode().equals("IMP");
  }

  boolean outpatientClinic() {
    return encounter.getClass_().getCode().equals("AMB");
  }

  Encounter encounter() {
    return encounter;
  }

  List<CodeableConcept> diagnoses() {
    return List.copyOf(diagnoses);
  }
}
