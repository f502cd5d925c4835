package org.rimborso.fhir.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Limitation;
import org.rimborso.chart.Reference;

class ChartAssemblerTest {
  private static final Reference P1 = new Reference("Patient", "p1");

  private static ChartAssembler of(String... documents) {
    ChartAssembler assembler = new ChartAssembler();
    for (String document : documents) {
      new BundleReader(Reading.OPTIONS).read(Reading.bytes(document), assembler);
    }
    return assembler;
  }

  private static String encounter(String id, String patient, String more) {
    return "{'resourceType':'Encounter','id':'"
        + id
        + "','subject':{'reference':'"
        + patient
        + "'}"
        + more
        + "}";
  }

  @Test
  void ofPatient_samples_fillTheChart() {
    Chart chart = Reading.chart("Patient/p1", Samples.bundle());
    assertThat(chart.patient()).isPresent();
    assertThat(chart.encounters()).hasSize(1);
    assertThat(chart.claimResponses()).hasSize(1);
    assertThat(chart.followUps()).hasSize(1);
    assertThat(chart.benefits()).hasSize(1);
    assertThat(chart.providers()).hasSize(3);
    assertThat(chart.limitations()).isEmpty();
    assertThat(chart.asOf()).isEqualTo(Reading.TODAY);
  }

  @Test
  void ofPatient_resourcesOfOthers_areLeftOutAndCounted() {
    Assembled assembled =
        of(
                Samples.PATIENT.replace("Patient/p2", "RelatedPerson/x"),
                encounter("a", "Patient/p1", ""),
                encounter("b", "Patient/other", ",'status':5"),
                "{'resourceType':'Encounter','id':'c'}",
                "{'resourceType':'Patient','id':'other'}")
            .ofPatient(P1, Reading.TODAY, ZoneOffset.UTC);
    assertThat(assembled.strangers()).isEqualTo(3);
    assertThat(assembled.chart().encounters()).hasSize(1);
    assertThat(assembled.chart().patient().orElseThrow().reference()).isEqualTo(P1);
    assertThat(assembled.chart().limitations()).isEmpty();
  }

  @Test
  void ofPatient_linkedRecords_areOnePerson() {
    Assembled assembled =
        of(
                "{'resourceType':'Patient','id':'a0','link':[{'other':{'reference':'Patient/p1'},'type':'replaced-by'}]}",
                Samples.PATIENT,
                encounter("a", "Patient/a0", ""),
                encounter("b", "Patient/p2", ""),
                encounter("c", "Patient/p3", ""))
            .ofPatient(P1, Reading.TODAY, ZoneOffset.UTC);
    assertThat(assembled.strangers()).isEqualTo(1);
    assertThat(assembled.chart().encounters()).hasSize(2);
    assertThat(assembled.chart().patient().orElseThrow().reference()).isEqualTo(P1);
  }

  private static String labelled(String id, String code) {
    return encounter(
        id, "Patient/p1", ",'meta':{'security':[{'code':'HTEST'},{'code':'" + code + "'}]}");
  }

  @Test
  void ofPatient_labelledResources_areNamed() {
    Assembled assembled =
        of(
                labelled("r", "R"),
                labelled("v", "V"),
                labelled("n", "N"),
                labelled("m", "MARKER"),
                "{'resourceType':'Condition','id':'d','subject':{'reference':'Patient/p1'},"
                    + "'meta':{'security':[{'code':'R'}]}}",
                encounter("plain", "Patient/p1", ""))
            .ofPatient(P1, Reading.TODAY, ZoneOffset.UTC);
    assertThat(assembled.restricted())
        .containsExactlyInAnyOrder(
            Reading.ref("Encounter/r"), Reading.ref("Encounter/v"), Reading.ref("Condition/d"));
  }

  @Test
  void ofPatient_labelOfTheSite_restrictsAsRDoes() {
    ChartAssembler assembler = new ChartAssembler();
    new BundleReader(
            new ReadOptions(Optional.empty(), Reading.OPTIONS.references(), Set.of("MARKER")))
        .read(Reading.bytes(labelled("m", "MARKER")), assembler);
    Assembled assembled = assembler.ofPatient(P1, Reading.TODAY, ZoneOffset.UTC);
    assertThat(assembled.restricted()).containsExactly(Reading.ref("Encounter/m"));
    assertThat(assembled.chart().encounters().get(0).isRestricted()).isTrue();
  }

  @Test
  void accept_twoVersions_theHigherCounts() {
    for (List<String> order : List.of(List.of("9", "10"), List.of("10", "9"))) {
      ChartAssembler assembler =
          of(
              encounter("a", "Patient/p1", version(order.get(0))),
              encounter("a", "Patient/p1", version(order.get(1))));
      assertThat(status(assembler)).isEqualTo("v10");
      assertThat(assembler.warnings()).isEmpty();
    }
  }

  private static String version(String version) {
    return ",'meta':{'versionId':'" + version + "'},'status':'v" + version + "'";
  }

  private static String status(ChartAssembler assembler) {
    return assembler
        .ofPatient(P1, Reading.TODAY, ZoneOffset.UTC)
        .chart()
        .encounters()
        .get(0)
        .status();
  }

  @Test
  void accept_twoTimes_theLaterUpdateCounts() {
    ChartAssembler assembler =
        of(
            encounter(
                "a", "Patient/p1", ",'meta':{'lastUpdated':'2026-02-01T00:00:00Z'},'status':'new'"),
            encounter(
                "a",
                "Patient/p1",
                ",'meta':{'lastUpdated':'2026-01-31T23:59:59Z'},'status':'old'"));
    assertThat(status(assembler)).isEqualTo("new");
    assertThat(assembler.warnings()).isEmpty();
  }

  @Test
  void accept_sameTwiceWithoutVersions_theLaterCountsWithAWarning() {
    ChartAssembler assembler =
        of(
            encounter("a", "Patient/p1", ",'status':'first'"),
            encounter("a", "Patient/p1", ",'status':'second'"));
    assertThat(status(assembler)).isEqualTo("second");
    assertThat(assembler.warnings()).hasSize(1);
    assertThat(assembler.warnings().get(0)).startsWith("Encounter/a ");
  }

  @Test
  void accept_sameContentTwice_needsNoWarning() {
    ChartAssembler assembler =
        of(encounter("a", "Patient/p1", ""), encounter("a", "Patient/p1", ""));
    assertThat(assembler.warnings()).isEmpty();
  }

  @Test
  void ofAll_severalPatients_areSortedAndNobodysComeLast() {
    List<Assembled> all =
        of(
                encounter("x", "Patient/p2", ""),
                "{'resourceType':'Encounter','id':'n'}",
                encounter("y", "Patient/p1", ""),
                Samples.PRACTITIONER)
            .ofAll(Reading.TODAY, ZoneOffset.UTC);
    assertThat(all)
        .extracting(one -> one.patient().map(Reference::toString))
        .containsExactly(Optional.of("Patient/p1"), Optional.of("Patient/p2"), Optional.empty());
  }

  @Test
  void ofAll_providersOnly_makeNoChart() {
    assertThat(of(Samples.PRACTITIONER, Samples.ORGANIZATION).ofAll(Reading.TODAY, ZoneOffset.UTC))
        .isEmpty();
  }

  @Test
  void ofAll_providers_standWhereTheyAreReferredTo() {
    List<Assembled> all =
        of(
                Samples.PRACTITIONER,
                Samples.ORGANIZATION,
                Samples.ROLE,
                "{'resourceType':'Organization','id':'unused'}",
                encounter(
                    "a",
                    "Patient/p1",
                    ",'participant':[{'individual':{'reference':'PractitionerRole/pr1'}}]"),
                encounter("b", "Patient/p2", ""))
            .ofAll(Reading.TODAY, ZoneOffset.UTC);
    assertThat(ids(all.get(0))).containsExactlyInAnyOrder("pr1", "d1", "o1");
    assertThat(all.get(1).chart().providers()).isEmpty();
  }

  @Test
  void ofAll_practitionersOfAChart_bringTheirRoles() {
    List<Assembled> all =
        of(
                Samples.ROLE,
                Samples.ORGANIZATION,
                Samples.PRACTITIONER,
                encounter(
                    "a",
                    "Patient/p1",
                    ",'participant':[{'individual':{'reference':'Practitioner/d1'}}]"),
                encounter("b", "Patient/p2", ",'serviceProvider':{'reference':'Organization/o1'}"))
            .ofAll(Reading.TODAY, ZoneOffset.UTC);
    assertThat(ids(all.get(0))).containsExactlyInAnyOrder("pr1", "d1", "o1");
    assertThat(ids(all.get(1))).as("an organization's staff is many").containsExactly("o1");
  }

  private static List<String> ids(Assembled one) {
    return one.chart().providers().stream().map(provider -> provider.reference().id()).toList();
  }

  @Test
  void ofAll_resourceThatWasLeftOut_limitsItsPatientOnly() {
    List<Assembled> all =
        of(
                "{'resourceType':'Claim','use':'claim','patient':{'reference':'Patient/p1'}}",
                encounter("a", "Patient/p1", ""),
                encounter("b", "Patient/p2", ""))
            .ofAll(Reading.TODAY, ZoneOffset.UTC);
    assertThat(all.get(0).chart().limitation("Claim").map(Limitation::missing))
        .contains("Claim.id");
    assertThat(all.get(1).chart().limitations()).isEmpty();
  }
}
