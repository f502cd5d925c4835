package org.rimborso.fhir.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rimborso.chart.Note;
import org.rimborso.chart.Reference;

class FollowUpWriterTest {
  private static final String INSURER = "\"insurer\":{\"reference\":\"Organization/o1\"},";
  private final FollowUpWriter writer = new FollowUpWriter();

  @Test
  void compose_fromAClaim_isValidAndAboutThatAccount() {
    String json = Samples.composed(Samples.claim(INSURER), Samples.fullNote("n1"));
    assertThat(FollowUpPackage.faults(json)).isEmpty();
    FollowUpRecord record = Samples.stored(json, "f1");
    assertThat(record.isAbout(Samples.PATIENT, Samples.CLAIM)).isTrue();
    assertThat(record.noteIds()).containsExactly("n1");
    assertThat(record.holdsOnce(Samples.fullNote("n1"))).isTrue();
    assertThat(tree(json).at("/insurer/reference").asText()).isEqualTo("Organization/o1");
    assertThat(json).contains("\"value\":1200.50").contains("\"status\":\"draft\"");
  }

  @Test
  void compose_fromABenefit_hasNoRequestAndIsValid() {
    Bill bill =
        Samples.bill(
            """
            {"resourceType":"ExplanationOfBenefit","id":"e1","use":"claim",
             "type":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/claim-type","code":"institutional"}]},
             "patient":{"reference":"https://ehr.example/fhir/Patient/p1"},"insurer":{"display":"Plan"}}
            """);
    String json = Samples.composed(bill, Samples.note("n1", "Seen."));
    assertThat(FollowUpPackage.faults(json)).isEmpty();
    assertThat(tree(json).has("request")).isFalse();
    assertThat(
            Samples.stored(json, "f1")
                .isAbout(Samples.PATIENT, new Reference("ExplanationOfBenefit", "e1")))
        .isTrue();
  }

  @Test
  void compose_forAnotherPatient_isRefused() {
    assertThat(
            writer.compose(
                Samples.claim(INSURER),
                new Reference("Patient", "p2"),
                Optional.empty(),
                Samples.note("n1", "x")))
        .isEqualTo(new Composed.OtherPatient());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'reference':'Organization/o9'}|{'reference':'Organization/o9'}",
        "{'reference':'https://ehr.example/fhir/Organization/o9'}|{'reference':'https://ehr.example/fhir/Organization/o9'}",
        "{'reference':'#in'}|{'display':'Held Inside'}",
        "{'display':'By Name'}|{'display':'By Name'}",
        "{'identifier':{'value':'77'}}|{'identifier':{'value':'77'}}",
        "{'reference':'Patient/p1'}|{'extension':[{'url':'http://hl7.org/fhir/StructureDefinition/data-absent-reason','valueCode':'unknown'}]}",
      })
  void compose_withoutAnInsurer_asksTheFocalCoverage(String payor, String expected) {
    Bill bill = Samples.claim("");
    assertThat(bill.coverageToAsk()).contains(new Reference("Coverage", "k1"));
    String coverage =
        "{'resourceType':'Coverage','id':'k1','contained':[{'resourceType':'Organization','id':'in','name':'Held Inside'}],'payor':["
            + payor
            + "]}";
    Composed composed =
        writer.compose(
            bill,
            Samples.PATIENT,
            Optional.of(Samples.bytes(coverage.replace('\'', '"'))),
            Samples.note("n1", "x"));
    String json = ((Composed.Ready) composed).json();
    assertThat(tree(json).path("insurer"))
        .isEqualTo(
            tree("{\"resourceType\":\"x\",\"v\":" + expected.replace('\'', '"') + "}").path("v"));
    assertThat(FollowUpPackage.faults(json)).isEmpty();
  }

  @Test
  void compose_fromABareClaim_saysWhatIsUnknown() {
    Bill bill =
        Samples.bill(
            "{\"resourceType\":\"Claim\",\"id\":\"c1\",\"patient\":{\"reference\":\"Patient/p1\"}}");
    assertThat(FollowUpPackage.faults(Samples.composed(bill, Samples.note("n1", "x")))).isEmpty();
  }

  @Test
  void append_toARecordWithUnknownContent_changesNothingElse() {
    String stored =
        """
        {"resourceType":"ClaimResponse","id":"f1","unknown":{"exact":1.2300,"huge":123456789012345678901234567890},
         "meta":{"versionId":"4"},"modifierExtension":[{"url":"https://rimborso.org/fhir/StructureDefinition/provider-follow-up","valueBoolean":true}],
         "identifier":[{"system":"https://rimborso.org/fhir/follow-up","value":"Claim/c1"}],"status":"draft",
         "_created":{"extension":[{"url":"urn:x","valueDecimal":0.10}]},
         "patient":{"reference":"Patient/p1"},"request":{"reference":"https://ehr.example/fhir/Claim/c1/_history/3"},
         "processNote":[{"number":7,"text":"foreign","_text":{"id":"a"}},{"text":"second"}]}
        """;
    FollowUpRecord before = Samples.record(stored);
    String after = writer.append(before, Samples.fullNote("n1"));
    assertThat(after)
        .contains("1.2300")
        .contains("123456789012345678901234567890")
        .contains("0.10");
    ObjectNode tree = tree(after);
    JsonNode added = tree.withArray("processNote").remove(2);
    assertThat(tree).isEqualTo(tree(stored));
    assertThat(added.path("number").asInt()).isEqualTo(8);
    assertThat(added.path("text").asText()).isEqualTo(Samples.fullNote("n1").text());
    assertThat(Samples.record(after).keepsNotesOf(before)).isTrue();
    assertThat(before.keepsNotesOf(Samples.record(after))).isFalse();
    assertThat(before.isAbout(Samples.PATIENT, Samples.CLAIM)).isTrue();
  }

  @Test
  void append_ofANoteThatIsThere_throws() {
    Note note = Samples.note("n1", "x");
    FollowUpRecord record = Samples.stored(Samples.composed(Samples.claim(INSURER), note), "f1");
    assertThatThrownBy(() -> writer.append(record, note))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void merge_ofTwoRecords_holdsEveryNoteOnceAndIsValid() {
    FollowUpRecord elder =
        Samples.stored(Samples.composed(Samples.claim(INSURER), Samples.note("n1", "one")), "a");
    FollowUpRecord first =
        Samples.stored(Samples.composed(Samples.claim(INSURER), Samples.note("n1", "one")), "b");
    FollowUpRecord younger = Samples.record(writer.append(first, Samples.fullNote("n2")));
    String merged = writer.merge(elder, younger);
    assertThat(Samples.record(merged).noteIds()).containsExactly("n1", "n2");
    assertThat(FollowUpPackage.faults(merged)).isEmpty();
    assertThat(elder.lacksNotesOf(younger)).isTrue();
    assertThat(Samples.record(merged).lacksNotesOf(younger)).isFalse();
    String withdrawn = writer.withdraw(younger);
    assertThat(Samples.record(withdrawn).isWithdrawn()).isTrue();
    assertThat(Samples.record(withdrawn).noteIds()).containsExactly("n1", "n2");
    assertThat(FollowUpPackage.faults(withdrawn)).isEmpty();
  }

  @Test
  void record_ofAPayer_isNeverOurs() {
    String payers =
        "{\"resourceType\":\"ClaimResponse\",\"id\":\"r1\",\"processNote\":[{\"text\":\"x\"}]}";
    assertThat(FollowUpRecord.of(Samples.bytes(payers), Samples.BASE)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'\"Patient/p1\"','\"Patient/p2\"'",
    "'\"request\":{\"reference\":\"Claim/c1\"}','\"request\":{\"reference\":\"Claim/c2\"}'",
    "'\"value\":\"Claim/c1\"','\"value\":\"Claim/c2\"'",
    "'\"Patient/p1\"','\"https://other.example/fhir/Patient/p1\"'"
  })
  void record_ofAnotherPatientOrAccount_isNotAboutOurs(String from, String to) {
    String json = Samples.composed(Samples.claim(INSURER), Samples.note("n1", "x"));
    assertThat(json).contains(from);
    assertThat(Samples.stored(json.replace(from, to), "f1").isAbout(Samples.PATIENT, Samples.CLAIM))
        .isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{",
        "[]",
        "{} {}",
        "{\"resourceType\":\"ClaimResponse\",\"id\":\"a\",\"id\":\"b\"}"
      })
  void record_inBrokenJson_isNotRead(String json) {
    assertThat(FollowUpRecord.of(Samples.bytes(json), Samples.BASE)).isEmpty();
    assertThat(Bill.of(Samples.bytes(json), Samples.BASE)).isEmpty();
  }

  private static ObjectNode tree(String json) {
    return Json.resource(Samples.bytes(json)).orElseThrow();
  }
}
