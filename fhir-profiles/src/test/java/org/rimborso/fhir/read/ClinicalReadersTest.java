package org.rimborso.fhir.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rimborso.fhir.read.Reading.ref;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rimborso.chart.Coding;
import org.rimborso.chart.Condition;
import org.rimborso.chart.Coverage;
import org.rimborso.chart.Encounter;
import org.rimborso.chart.PartialDate;
import org.rimborso.chart.Party;
import org.rimborso.chart.Patient;
import org.rimborso.chart.Period;
import org.rimborso.chart.Procedure;
import org.rimborso.chart.Provider;
import org.rimborso.chart.ServiceRecord;
import org.rimborso.codes.CodeSystem;

/** Who, where, why and for whose money: every resource but bills and answers. */
class ClinicalReadersTest {
  @Test
  void patient_full_readsNameNumberDatesAndLinks() {
    Patient patient = Reading.read(Samples.PATIENT, Patient.class);
    assertThat(patient)
        .isEqualTo(
            new Patient(
                ref("Patient/p1"),
                Optional.of("Mirella Ada Rossi"),
                Optional.of("MRN-7"),
                Optional.of(PartialDate.of(java.time.YearMonth.of(1950, 2))),
                Optional.of("female"),
                Optional.of(PartialDate.of(LocalDate.of(2026, 10, 1))),
                List.of(ref("Patient/p2"))));
    Item item = Reading.item(Samples.PATIENT);
    assertThat(item.version()).contains("2");
    assertThat(item.updated()).contains(Instant.parse("2026-11-01T10:00:00Z"));
  }

  @Test
  void encounter_full_readsAllParts() {
    Encounter encounter = Reading.read(Samples.ENCOUNTER, Encounter.class);
    assertThat(encounter.classCode()).contains("IMP");
    assertThat(encounter.patient()).contains(ref("Patient/p1"));
    assertThat(encounter.period())
        .isEqualTo(Period.of(LocalDate.of(2026, 11, 2), LocalDate.of(2026, 11, 5)));
    assertThat(encounter.participants())
        .containsExactly(
            new Party(Optional.of(ref("Practitioner/d1")), Optional.empty(), Optional.of("Dr A")));
    assertThat(encounter.diagnoses()).hasSize(1);
    assertThat(encounter.diagnoses().get(0).condition()).isEqualTo(ref("Condition/d1"));
    assertThat(encounter.diagnoses().get(0).rank()).isEqualTo(OptionalInt.of(1));
    assertThat(encounter.reasonReferences()).containsExactly(ref("Condition/d9"));
    assertThat(encounter.reasons().get(0).coding(CodeSystem.ICD10CM)).isPresent();
    assertThat(encounter.dischargeDisposition()).isPresent();
    assertThat(encounter.partOf()).contains(ref("Encounter/e0"));
    assertThat(encounter.serviceProvider()).isEqualTo(Party.of(ref("Organization/o1")));
    assertThat(encounter.locations()).containsExactly(Party.of(ref("Location/ward")));
    assertThat(encounter.labels()).containsExactly("R");
  }

  @Test
  void condition_withOidAbsoluteAndVersionedReferences_isRead() {
    Condition condition = Reading.read(Samples.CONDITION, Condition.class);
    assertThat(condition.patient()).contains(ref("Patient/p1"));
    assertThat(condition.encounter()).contains(ref("Encounter/e1"));
    assertThat(condition.code().coding(CodeSystem.ICD10CM)).isPresent();
    assertThat(condition.clinicalStatus()).contains("active");
    assertThat(condition.verificationStatus()).contains("confirmed");
    assertThat(condition.categories()).containsExactly("encounter-diagnosis");
    assertThat(condition.onset()).contains(PartialDate.ofYear(2019));
    assertThat(condition.recorded()).contains(PartialDate.of(LocalDate.of(2026, 11, 2)));
  }

  @Test
  void procedure_full_isRead() {
    Procedure procedure = Reading.read(Samples.PROCEDURE, Procedure.class);
    assertThat(procedure.status()).isEqualTo("completed");
    assertThat(procedure.encounter()).contains(ref("Encounter/e1"));
    assertThat(procedure.performed())
        .isEqualTo(Period.of(LocalDate.of(2026, 11, 2), LocalDate.of(2026, 11, 3)));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      delimiter = '|',
      value = {
        "ServiceRequest|'code':{'coding':[{'code':'k'}]},'subject':{'reference':'Patient/p1'},'occurrenceDateTime':'2026-11-02','authoredOn':'2026-10-01'|2026-11-02|2026-11-02",
        "ServiceRequest|'code':{'coding':[{'code':'k'}]},'subject':{'reference':'Patient/p1'},'authoredOn':'2026-10-01'|2026-10-01|",
        "Observation|'code':{'coding':[{'code':'k'}]},'subject':{'reference':'Patient/p1'},'effectiveInstant':'2026-11-02T10:00:00Z'|2026-11-02|2026-11-02",
        "DiagnosticReport|'code':{'coding':[{'code':'k'}]},'subject':{'reference':'Patient/p1'},'effectivePeriod':{'start':'2026-11-02','end':'2026-11-03'}|2026-11-02|2026-11-03",
        "MedicationAdministration|'medicationCodeableConcept':{'coding':[{'code':'k'}]},'subject':{'reference':'Patient/p1'},'effectiveDateTime':'2026-11-02'|2026-11-02|2026-11-02",
        "Immunization|'vaccineCode':{'coding':[{'code':'k'}]},'patient':{'reference':'Patient/p1'},'occurrenceDateTime':'2026-11-02'|2026-11-02|2026-11-02"
      })
  void serviceRecord_ofEachType_saysWhatWhenAndForWhom(
      String type, String fields, String first, String last) {
    ServiceRecord record =
        Reading.read(
            "{'resourceType':'%s','id':'s1','status':'final',%s}".formatted(type, fields),
            ServiceRecord.class);
    assertThat(record.reference()).isEqualTo(ref(type + "/s1"));
    assertThat(record.patient()).contains(ref("Patient/p1"));
    assertThat(record.status()).isEqualTo("final");
    assertThat(record.code().hasCode("k")).isTrue();
    assertThat(record.performed())
        .isEqualTo(new Period(day(first), Optional.ofNullable(last).flatMap(end -> day(end))));
  }

  private static Optional<PartialDate> day(String iso) {
    return Optional.of(PartialDate.of(LocalDate.parse(iso)));
  }

  @Test
  void coverage_full_isRead() {
    Coverage coverage = Reading.read(Samples.COVERAGE, Coverage.class);
    assertThat(coverage.memberId()).contains("S1");
    assertThat(coverage.order()).isEqualTo(OptionalInt.of(1));
    assertThat(coverage.period().end()).isEmpty();
    assertThat(coverage.payors())
        .containsExactly(
            Party.of(ref("Organization/o2")),
            new Party(Optional.empty(), Optional.of("urn:payer|9"), Optional.empty()));
  }

  @Test
  void coverage_withoutSubscriberId_takesTheMemberNumber() {
    Coverage coverage =
        Reading.read(Samples.COVERAGE.replace("'subscriberId':'S1',", ""), Coverage.class);
    assertThat(coverage.memberId()).contains("M1");
  }

  @Test
  void providers_ofEachType_areRead() {
    assertThat(Reading.read(Samples.PRACTITIONER, Provider.class).npis())
        .containsExactly("1234567893");
    assertThat(Reading.read(Samples.PRACTITIONER, Provider.class).name()).contains("Ugo Bianchi");
    Provider role = Reading.read(Samples.ROLE, Provider.class);
    assertThat(role.member()).containsExactly(ref("Practitioner/d1"), ref("Organization/o1"));
    assertThat(role.roles().get(0).code()).isEqualTo("biller");
    assertThat(role.specialties()).extracting(Coding::code).containsExactly("family");
    Provider organization = Reading.read(Samples.ORGANIZATION, Provider.class);
    assertThat(organization.name()).contains("Clinic");
    assertThat(organization.npis()).containsExactly("1");
    assertThat(organization.identifiers()).containsExactly("1", "https://payers.example.org|9");
  }
}
