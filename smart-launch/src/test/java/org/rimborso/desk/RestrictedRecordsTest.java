package org.rimborso.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rimborso.access.Admitted;
import org.rimborso.access.Confidentiality;
import org.rimborso.access.Role;
import org.rimborso.access.TestAdmission;
import org.rimborso.chart.Cause;
import org.rimborso.chart.Chart;
import org.rimborso.chart.FollowUp;
import org.rimborso.chart.Limitation;
import org.rimborso.chart.Reference;
import org.rimborso.fhir.read.Assembled;
import org.rimborso.fhir.read.BundleReader;
import org.rimborso.fhir.read.ChartAssembler;
import org.rimborso.fhir.read.ReadOptions;
import org.rimborso.sweep.Resources;

/** A label takes with it what hangs on the labelled record, and nothing else. */
class RestrictedRecordsTest {
  private static final Reference PATIENT = new Reference("Patient", "p1");

  /** A stay with a part, its claims and their answers; a plain visit with a claim of its own. */
  private static final List<String> RECORDS =
      List.of(
          "Patient/p1",
          "Encounter/stay",
          "Encounter/part 'partOf':{'reference':'Encounter/stay'}",
          "Encounter/plain 'diagnosis':[{'condition':{'reference':'Condition/shared'}}]",
          "Condition/ofStay 'encounter':{'reference':'Encounter/stay'}",
          "Condition/shared 'code':{'text':'x'}",
          "Procedure/ofPart 'encounter':{'reference':'Encounter/part'}",
          "Claim/ofPart 'item':[{'encounter':[{'reference':'Encounter/part'}]}]",
          "Claim/again 'related':[{'claim':{'reference':'Claim/ofPart'},'relationship':{'coding':[{'code':'prior'}]}}]",
          "Claim/plain 'item':[{'encounter':[{'reference':'Encounter/plain'}]}]",
          "ClaimResponse/ofAgain 'request':{'reference':'Claim/again'}",
          "ClaimResponse/plain 'request':{'reference':'Claim/plain'}",
          "ExplanationOfBenefit/ofPart 'claim':{'reference':'Claim/ofPart'}",
          "PaymentNotice/ofPart 'request':{'reference':'Claim/ofPart'}",
          "Communication/ofAgain 'about':[{'reference':'Claim/again'}]");

  private static Assembled read(String labelled) {
    ChartAssembler assembler = new ChartAssembler();
    BundleReader reader = new BundleReader(new ReadOptions(Optional.empty(), Reference::parse));
    for (String record : RECORDS) {
      String[] parts = record.split(" ", 2);
      String[] name = parts[0].split("/", 2);
      String label = parts[0].equals(labelled) ? ",'meta':{'security':[{'code':'V'}]}" : "";
      String json =
          "{'resourceType':'"
              + name[0]
              + "','id':'"
              + name[1]
              + "'"
              + label
              + ",'subject':{'reference':'Patient/p1'},'patient':{'reference':'Patient/p1'},'use':'claim'"
              + (parts.length > 1 ? "," + parts[1] : "")
              + "}";
      reader.read(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8), assembler);
    }
    return assembler.ofPatient(PATIENT, LocalDate.of(2026, 11, 23), ZoneOffset.UTC);
  }

  private static Admitted visitor(Role role) {
    return TestAdmission.of(TestAdmission.launch("l1", Instant.EPOCH), role);
  }

  private static Chart shown(String labelled, Role role, List<FollowUp> notes) {
    Assembled read = read(labelled);
    return new Disclosure(visitor(role), new Confidentiality(Set.of(Role.MANAGER), Set.of()))
        .chart(
            new Fetched(read.chart(), read.restricted(), Instant.EPOCH, List.of(), false),
            read.chart().with(FollowUp.class, notes));
  }

  private static Set<String> names(Chart chart) {
    return Resources.of(chart).stream()
        .map(one -> one.reference().toString())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @ParameterizedTest(name = "{0} takes {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Encounter/stay     | Encounter/stay Encounter/part Condition/ofStay Procedure/ofPart Claim/ofPart Claim/again ClaimResponse/ofAgain ExplanationOfBenefit/ofPart PaymentNotice/ofPart Communication/ofAgain
          Encounter/part     | Encounter/part Procedure/ofPart Claim/ofPart Claim/again ClaimResponse/ofAgain ExplanationOfBenefit/ofPart PaymentNotice/ofPart Communication/ofAgain
          Claim/ofPart       | Claim/ofPart Claim/again ClaimResponse/ofAgain ExplanationOfBenefit/ofPart PaymentNotice/ofPart Communication/ofAgain
          Claim/again        | Claim/ofPart Claim/again ClaimResponse/ofAgain ExplanationOfBenefit/ofPart PaymentNotice/ofPart Communication/ofAgain
          ClaimResponse/ofAgain | Claim/ofPart Claim/again ClaimResponse/ofAgain ExplanationOfBenefit/ofPart PaymentNotice/ofPart Communication/ofAgain
          ExplanationOfBenefit/ofPart | Claim/ofPart Claim/again ClaimResponse/ofAgain ExplanationOfBenefit/ofPart PaymentNotice/ofPart Communication/ofAgain
          Communication/ofAgain | Claim/ofPart Claim/again ClaimResponse/ofAgain ExplanationOfBenefit/ofPart PaymentNotice/ofPart Communication/ofAgain
          Condition/ofStay   | Condition/ofStay
          Encounter/plain    | Encounter/plain Condition/shared Claim/plain ClaimResponse/plain
          """)
  void chart_withALabel_isWithoutWhatHangsOnIt(String labelled, String taken) {
    Set<String> expected = names(read(labelled).chart());
    expected.removeAll(Arrays.asList(taken.split(" ", -1)));
    assertThat(names(shown(labelled, Role.CODER, List.of()))).isEqualTo(expected);
    assertThat(names(shown(labelled, Role.MANAGER, List.of()))).hasSize(RECORDS.size());
  }

  @Test
  void chart_ofALabelledPatient_isEmpty() {
    assertThat(names(shown("Patient/p1", Role.CODER, List.of()))).isEmpty();
  }

  @Test
  void chart_withAnyLabel_saysTheSameOfWhatIsWithheld() {
    Set<Limitation> ofVisit =
        Set.copyOf(shown("Encounter/stay", Role.BILLER, List.of()).limitations());
    assertThat(ofVisit)
        .filteredOn(one -> one.missing().equals(Disclosure.RESTRICTED))
        .hasSize(4)
        .allSatisfy(one -> assertThat(one.because()).isEqualTo(Cause.ACCESS_RESTRICTED))
        .allSatisfy(one -> assertThat(one.resource()).isEmpty());
    assertThat(shown("Claim/ofPart", Role.BILLER, List.of()).limitations())
        .filteredOn(one -> one.missing().equals(Disclosure.RESTRICTED))
        .hasSize(4);
    assertThat(shown("none", Role.BILLER, List.of()).limitations())
        .noneMatch(one -> one.because() == Cause.ACCESS_RESTRICTED);
  }

  @Test
  void notes_ofAWithheldAccount_areWithheld() {
    FollowUp record =
        new FollowUp(
            new Reference("FollowUp", "ofPart"),
            Optional.of(PATIENT),
            new Reference("Claim", "ofPart"),
            Optional.empty(),
            List.of());
    assertThat(shown("Encounter/stay", Role.BILLER, List.of(record)).followUps()).isEmpty();
    assertThat(shown("Encounter/plain", Role.BILLER, List.of(record)).followUps()).hasSize(1);
  }
}
