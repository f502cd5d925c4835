package org.rimborso.fhir.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rimborso.fhir.read.Reading.ref;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rimborso.chart.Claim;
import org.rimborso.chart.CodeableConcept;
import org.rimborso.chart.Money;
import org.rimborso.chart.PartialDate;
import org.rimborso.chart.Party;
import org.rimborso.chart.Period;
import org.rimborso.codes.CodeSystem;

/** Claims with their parts and lines. */
class BillReadersTest {
  @Test
  void claim_full_readsHeaderAndParts() {
    Claim claim = Reading.read(Samples.CLAIM, Claim.class);
    assertThat(claim.type()).contains("professional");
    assertThat(claim.isBill()).isTrue();
    assertThat(claim.created()).contains(PartialDate.of(LocalDate.of(2026, 11, 6)));
    assertThat(claim.provider().identifier()).contains("http://hl7.org/fhir/sid/us-npi|1234567893");
    assertThat(claim.prescription()).isEqualTo(Party.of(ref("MedicationRequest/m1")));
    assertThat(claim.related())
        .containsExactly(
            new Claim.Related(
                Optional.of(ref("Claim/c0")), Optional.of("prior"), Optional.of("ICN1")));
    assertThat(claim.careTeam().get(0).role()).contains("primary");
    assertThat(claim.supportingInfo().get(0).code().hasCode("117")).isTrue();
    assertThat(claim.procedures())
        .containsExactly(
            new Claim.BilledProcedure(1, CodeableConcept.EMPTY, Optional.of(ref("Procedure/x1"))),
            new Claim.BilledProcedure(
                2, CodeableConcept.of(CodeSystem.ICD10PCS, "0DTJ4ZZ"), Optional.empty()));
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'productOrService':{'coding':[{'system':'x','code':'J0696'},NDC]}",
        "'productOrService':{'extension':[{'url':'u','valueCoding':NDC}],'text':'x'}",
        "'extension':[{'url':'u','valueCodeableConcept':{'coding':[NDC]}}]",
        "'detail':[{'sequence':1},{'sequence':2,'productOrService':{'coding':[NDC]}}]",
        "'detail':[{'subDetail':[{'productOrService':{'coding':[NDC]}}]}]",
        "'productOrService':{'coding':[{'system':'urn:oid:2.16.840.1.113883.6.69','code':'00409-7332-01'}]}"
      })
  void claim_drugCode_isFoundWhereverItStands(String where) {
    String ndc = "{'system':'http://hl7.org/fhir/sid/ndc','code':'00409-7332-01'}";
    String line = "'item':[{'sequence':1," + where.replace("NDC", ndc) + "}]";
    Claim claim = Reading.read("{'resourceType':'Claim','id':'c1'," + line + "}", Claim.class);
    assertThat(claim.lines().get(0).drugCode()).contains("00409-7332-01");
    assertThat(Reading.read(Samples.CLAIM, Claim.class).lines().get(0).drugCode()).isEmpty();
  }

  @Test
  void samples_wellFormed_leaveNothingUnread() {
    assertThat(Reading.items(Samples.bundle())).hasSize(12);
    assertThat(Reading.items(Samples.bundle())).allMatch(item -> item.limitations().isEmpty());
  }
}
