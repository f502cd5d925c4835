package org.rimborso.fhir.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.rimborso.chart.Adjudication;
import org.rimborso.chart.Answer;
import org.rimborso.chart.Claim;
import org.rimborso.chart.ClaimResponse;
import org.rimborso.chart.Condition;
import org.rimborso.chart.Coverage;
import org.rimborso.chart.Encounter;
import org.rimborso.chart.ExplanationOfBenefit;
import org.rimborso.chart.FollowUp;
import org.rimborso.chart.Money;
import org.rimborso.chart.Note;
import org.rimborso.chart.PartialDate;
import org.rimborso.chart.Party;
import org.rimborso.chart.Patient;
import org.rimborso.chart.Period;
import org.rimborso.chart.Procedure;
import org.rimborso.chart.Provider;
import org.rimborso.chart.Reference;
import org.rimborso.codes.CodeSystem;

class ResourceReadersTest {

  private static Reference ref(String text) {
    return Reference.parse(text).orElseThrow();
  }

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
  void claim_full_readsHeaderAndParts() {
    Claim claim = Reading.read(Samples.CLAIM, Claim.class);
    assertThat(claim.type()).contains("professional");
    assertThat(claim.isBill()).isTrue();
    assertThat(claim.created()).contains(PartialDate.of(LocalDate.of(2026, 11, 6)));
    assertThat(claim.provider().identifier()).contains("http://hl7.org/fhir/sid/us-npi|1234567893");
    assertThat(claim.related())
        .containsExactly(
            new Claim.Related(
                Optional.of(ref("Claim/c0")), Optional.of("prior"), Optional.of("ICN1")));
    assertThat(claim.careTeam().get(0).role()).contains("primary");
    assertThat(claim.supportingInfo().get(0).code().hasCode("117")).isTrue();
    assertThat(claim.procedureSequences()).containsExactly(1);
    assertThat(claim.total()).contains(Money.of("31.30", "USD"));
  }

  @Test
  void claim_diagnoses_asCodeReferenceAndContained() {
    List<Claim.Diagnosis> diagnoses = Reading.read(Samples.CLAIM, Claim.class).diagnoses();
    assertThat(diagnoses.get(0).code().orElseThrow().hasCode("E11.9")).isTrue();
    assertThat(diagnoses.get(0).types()).containsExactly("principal");
    assertThat(diagnoses.get(0).onAdmission()).contains("y");
    assertThat(diagnoses.get(1).condition()).contains(ref("Condition/d1"));
    assertThat(diagnoses.get(2).condition()).isEmpty();
    assertThat(diagnoses.get(2).code().orElseThrow().hasCode("J45.20")).isTrue();
  }

  @Test
  void claim_containedAndDisplayOnlyCoverage_becomePartiesWithoutReference() {
    Claim claim = Reading.read(Samples.CLAIM, Claim.class);
    assertThat(claim.insurance().get(0).coverage())
        .isEqualTo(new Party(Optional.empty(), Optional.of("S9"), Optional.of("Acme Health")));
    assertThat(claim.insurance().get(0).preAuthRefs()).containsExactly("PA-1");
    assertThat(claim.insurance().get(1).coverage())
        .isEqualTo(new Party(Optional.empty(), Optional.empty(), Optional.of("NO_INSURANCE")));
    assertThat(claim.focalInsurance()).contains(claim.insurance().get(0));
  }

  @Test
  void claim_line_readsEverything() {
    Claim claim = Reading.read(Samples.CLAIM, Claim.class);
    Claim.Line line = claim.lines().get(0);
    assertThat(line.service().coding(CodeSystem.HCPCS)).isPresent();
    assertThat(line.revenue().hasCode("0450")).isTrue();
    assertThat(line.modifiers()).hasSize(1);
    assertThat(line.serviced()).isEqualTo(Period.on(LocalDate.of(2026, 11, 2)));
    assertThat(line.placeOfService().hasCode("11")).isTrue();
    assertThat(line.quantity()).contains(new BigDecimal("2"));
    assertThat(line.unitPrice()).contains(Money.of("10.10", "USD"));
    assertThat(line.factor()).contains(new BigDecimal("1.5"));
    assertThat(line.net()).contains(Money.of("30.30", "USD"));
    assertThat(line.diagnosisSequences()).containsExactly(1, 3);
    assertThat(line.careTeamSequences()).containsExactly(1);
    assertThat(line.informationSequences()).containsExactly(1);
    assertThat(line.procedureSequences()).containsExactly(1);
    assertThat(line.encounters()).containsExactly(ref("Encounter/e1"));
    assertThat(claim.lines().get(1).serviced().start().orElseThrow()).hasToString("2026-11");
  }

  @Test
  void samples_wellFormed_leaveNothingUnread() {
    assertThat(Reading.items(Samples.bundle())).hasSize(12);
    assertThat(Reading.items(Samples.bundle())).allMatch(item -> item.limitations().isEmpty());
  }

  @Test
  void claimResponse_full_readsTheAnswer() {
    ClaimResponse response = Reading.read(Samples.CLAIM_RESPONSE, ClaimResponse.class);
    Answer answer = response.answer();
    assertThat(response.request()).contains(ref("Claim/c1"));
    assertThat(answer.outcome()).contains("complete");
    assertThat(answer.created()).contains(PartialDate.of(LocalDate.of(2026, 11, 20)));
    assertThat(answer.insurer().identifier()).contains("CMS");
    assertThat(answer.payment().orElseThrow().amount()).contains(Money.of("0.00", "USD"));
    assertThat(answer.payment().orElseThrow().adjustment()).contains(Money.of("1", "USD"));
    assertThat(answer.notes())
        .containsExactly(new Answer.ProcessNote(Optional.of(1), "Name the referring provider."));
    assertThat(answer.errors().get(0).hasCode("a001")).isTrue();
    assertThat(answer.totals()).hasSize(1);
    assertThat(answer.adjudication()).hasSize(1);
  }

  @Test
  void claimResponse_line_readsReasonRemarkAndGroup() {
    Answer answer = Reading.read(Samples.CLAIM_RESPONSE, ClaimResponse.class).answer();
    assertThat(answer.lines()).extracting(Answer.LineAnswer::sequence).containsExactly(1, 2);
    Adjudication denied = answer.lines().get(0).adjudication().get(1);
    assertThat(denied.group()).contains("CO");
    assertThat(denied.reasons().get(0).hasCode("16")).isTrue();
    assertThat(denied.reasons().get(0).hasCode("N56")).isTrue();
    assertThat(denied.value()).contains(new BigDecimal("2"));
    assertThat(answer.lines().get(0).adjudication().get(0).group()).isEmpty();
    assertThat(answer.lines().get(0).noteNumbers()).containsExactly(1);
  }

  @Test
  void benefit_full_readsBillAndAnswer() {
    ExplanationOfBenefit benefit = Reading.read(Samples.BENEFIT, ExplanationOfBenefit.class);
    assertThat(benefit.claim()).contains(ref("Claim/c9"));
    assertThat(benefit.bill().total()).contains(Money.of("85.55", "USD"));
    assertThat(benefit.bill().insurance().get(0).coverage().reference()).isEmpty();
    assertThat(benefit.bill().insurance().get(0).sequence()).isEqualTo(1);
    assertThat(benefit.bill().lines()).hasSize(1);
    assertThat(benefit.bill().isFromBenefit()).isTrue();
    assertThat(benefit.answer().lines().get(0).adjudication().get(0).amount())
        .contains(Money.of("7.5", "USD"));
    assertThat(benefit.answer().insurer().display()).contains("Medicaid");
    assertThat(benefit.answer().notes()).hasSize(1);
  }

  @Test
  void providers_ofEachType_areRead() {
    assertThat(Reading.read(Samples.PRACTITIONER, Provider.class).npis())
        .containsExactly("1234567893");
    assertThat(Reading.read(Samples.PRACTITIONER, Provider.class).name()).contains("Ugo Bianchi");
    Provider role = Reading.read(Samples.ROLE, Provider.class);
    assertThat(role.member()).containsExactly(ref("Practitioner/d1"), ref("Organization/o1"));
    assertThat(role.roles().get(0).code()).isEqualTo("biller");
    Provider organization = Reading.read(Samples.ORGANIZATION, Provider.class);
    assertThat(organization.name()).contains("Clinic");
    assertThat(organization.npis()).containsExactly("1");
  }

  @Test
  void followUp_ours_becomesNotesAndNoAnswer() {
    FollowUp record = Reading.read(Samples.FOLLOW_UP, FollowUp.class);
    assertThat(record.account()).isEqualTo(ref("Claim/c1"));
    assertThat(record.version()).contains("4");
    assertThat(record.notes())
        .containsExactly(
            new Note(
                "n-1",
                new Note.Author("Practitioner/demo-biller", "B. Iller"),
                Instant.parse("2026-11-10T14:30:00Z"),
                Note.Kind.CALL,
                "Called; they look into it.",
                Optional.of("Sam"),
                Optional.of("REF 1"),
                Optional.of(Money.of("12.00", "USD")),
                Optional.of(LocalDate.of(2026, 12, 1)),
                Optional.of(LocalDate.of(2026, 12, 2)),
                Note.Status.ENTERED_IN_ERROR));
  }

  @Test
  void followUp_anyOneMark_isEnough() {
    String tagOnly =
        Samples.FOLLOW_UP.replace("'modifierExtension'", "'x'").replace("'profile'", "'y'");
    String profileOnly =
        Samples.FOLLOW_UP.replace("'modifierExtension'", "'x'").replace("'tag'", "'y'");
    String modifierOnly = Samples.FOLLOW_UP.replace("'meta'", "'x'");
    for (String json : List.of(tagOnly, profileOnly, modifierOnly)) {
      assertThat(Reading.item(json).resource().orElseThrow()).isInstanceOf(FollowUp.class);
    }
  }

  @Test
  void followUp_withoutRequest_namesItsAccountByIdentifier() {
    String json =
        Samples.FOLLOW_UP
            .replace("'request':{'reference':'Claim/c1'},", "")
            .replace("'value':'Claim/c1'", "'value':'ExplanationOfBenefit/b1'");
    assertThat(Reading.read(json, FollowUp.class).account())
        .isEqualTo(ref("ExplanationOfBenefit/b1"));
  }

  @Test
  void followUp_enteredInError_isNotRead() {
    Item item = Reading.item(Samples.FOLLOW_UP.replace("'draft'", "'entered-in-error'"));
    assertThat(item.resource()).isEmpty();
    assertThat(item.limitations()).isEmpty();
  }

  @Test
  void followUp_noteWithoutId_isSaidToBeUnread() {
    String json = Samples.FOLLOW_UP.replace("{'url':'id','valueString':'n-1'},", "");
    assertThat(Reading.read(json, FollowUp.class).notes()).isEmpty();
    assertThat(Reading.missing(json)).containsExactly("ClaimResponse.processNote");
  }

  @Test
  void anyResource_unknownModifierExtension_isLeftOutAndSaid() {
    Item item =
        Reading.item(
            Samples.CLAIM_RESPONSE.replace(
                "'status':'active'",
                "'status':'active','modifierExtension':[{'url':'https://x.example/not','valueBoolean':true}]"));
    assertThat(item.resource()).isEmpty();
    assertThat(item.patient()).contains(ref("Patient/p1"));
    assertThat(item.limitations().get(0).resource()).isEmpty();
    assertThat(item.limitations().get(0).missing()).isEqualTo("ClaimResponse.modifierExtension");
  }
}
