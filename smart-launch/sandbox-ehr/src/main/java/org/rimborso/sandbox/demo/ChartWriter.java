package org.rimborso.sandbox.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * Writes one synthetic chart: a patient with a coverage, to which visits are added. Every id begins
 * with {@code demo-} and the patient's key; every day is told as days before today.
 */
final class ChartWriter {

  private final LocalDate today;
  private final String key;
  private final List<Resource> resources = new ArrayList<>();
  private String payer = Institution.NORTHLIGHT;

  ChartWriter(LocalDate today, String key) {
    this.today = today;
    this.key = key;
  }

  /** The patient; the record number is made from the key, so that it never looks real. */
  ChartWriter patient(String given, String family, AdministrativeGender gender, String born) {
    Patient patient = new Patient();
    patient.setId(id());
    patient.addIdentifier().setSystem(Code.RECORD).setValue("DEMO-" + key.toUpperCase(Locale.ROOT));
    patient.addName().setFamily(family).addGiven(given);
    patient.setGender(gender).setBirthDateElement(new DateType(born));
    return add(patient);
  }

  /** An active coverage that began long ago and has no end. */
  ChartWriter coveredBy(String payerId) {
    payer = payerId;
    return covered("coverage", payerId, 1, new Period().setStartElement(day(900)));
  }

  /** A second coverage in force, which pays after the first. */
  ChartWriter coveredNextBy(String payerId) {
    return covered("second-coverage", payerId, 2, new Period().setStartElement(day(900)));
  }

  /** A coverage that ended so many days ago, although nobody marked it cancelled. */
  ChartWriter coveredUntil(String payerId, int daysAgo) {
    payer = payerId;
    Period ended = new Period().setStartElement(day(900)).setEndElement(day(daysAgo));
    return covered("coverage", payerId, 1, ended);
  }

  private ChartWriter covered(String name, String payerId, int order, Period period) {
    Coverage coverage = new Coverage();
    coverage.setId(id(name));
    coverage.setStatus(Coverage.CoverageStatus.ACTIVE).setPeriod(period).setOrder(order);
    coverage.setSubscriberId("M-" + key.toUpperCase(Locale.ROOT));
    coverage.addIdentifier().setSystem(Code.MEMBER).setValue("M-" + key.toUpperCase(Locale.ROOT));
    coverage.setBeneficiary(reference("Patient", "")).setSubscriber(reference("Patient", ""));
    coverage.setRelationship(Code.hl7("subscriber-relationship", "self"));
    coverage.addPayor(new Reference("Organization/" + payerId));
    return add(coverage);
  }

  /**
   * A finished visit of one day.
   *
   * @param name last part of its id
   * @param encounterClass such as {@code AMB}
   */
  VisitWriter visit(String name, int daysAgo, String encounterClass, String kind) {
    return stay(name, daysAgo, daysAgo, encounterClass, kind);
  }

  /** A finished visit from one day to another. */
  VisitWriter stay(String name, int from, int to, String encounterClass, String kind) {
    return new VisitWriter(this, name, from, to, encounterClass, kind);
  }

  /** Everything written so far. */
  List<Resource> resources() {
    return List.copyOf(resources);
  }

  ChartWriter add(Resource resource) {
    resources.add(resource);
    return this;
  }

  String id() {
    return "demo-" + key;
  }

  String id(String name) {
    return name.isEmpty() ? id() : id() + "-" + name;
  }

  Reference reference(String type, String name) {
    return new Reference(type + "/" + id(name));
  }

  Reference payer() {
    return new Reference("Organization/" + payer);
  }

  DateTimeType day(int daysAgo) {
    return new DateTimeType(today.minusDays(daysAgo).toString());
  }

  DateType date(int daysAgo) {
    return new DateType(today.minusDays(daysAgo).toString());
  }

  /** An hour that falls on the same day in every time zone of America and Europe. */
  DateTimeType hour(int daysAgo, String time) {
    return new DateTimeType(today.minusDays(daysAgo) + "T" + time + ":00Z");
  }
}
