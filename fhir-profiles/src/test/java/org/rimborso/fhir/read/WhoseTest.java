package org.rimborso.fhir.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.rimborso.chart.Reference;
import org.rimborso.chart.Resource;

/** Whose a resource is, told without reading it, is what reading it tells; whatever it is like. */
class WhoseTest {
  private static final int CHANGES = 2_000;
  private static final long SEED = 20261129;
  private static final byte[] TELLING =
      "\"\\{}[],:0123-+.eEtfnu /\n\r\t\u0000#?é漢".getBytes(StandardCharsets.UTF_8);
  private static final List<String> FIELDS =
      List.of("subject", "patient", "beneficiary", "for", "link", "id", "resourceType");
  private static final List<String> VALUES =
      List.of(
          "{'reference':'Patient/other'}",
          "{'reference':' Patient/spaced '}",
          "{'reference':'#contained'}",
          "{'reference':'Patient/p/_history/3','display':'x'}",
          "{'reference':'Patient/one','reference':'Patient/two'}",
          "{'reference':7}",
          "{'reference':''}",
          "{'reference':'Pat\\u0069ent/escaped'}",
          "{'identifier':{'value':'x'}}",
          "[{'reference':'Patient/listed'}]",
          "{'reference':'Group/g1'}",
          "'Patient/text'",
          "null",
          "'again'");

  private final LineReader reader = new LineReader(Reading.OPTIONS);

  private static byte[] bytes(String json) {
    return json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
  }

  private void agrees(byte[] json) {
    List<Item> items = new ArrayList<>();
    List<Whose> whose = new ArrayList<>();
    Page read = reader.read(json, items::add);
    Page walked = reader.whose(json, whose::add);
    String text = new String(json, StandardCharsets.UTF_8);
    assertThat(walked.fault().map(Fault::kind)).as(text).isEqualTo(read.fault().map(Fault::kind));
    assertThat(walked.type()).as(text).isEqualTo(read.type());
    assertThat(walked.issues()).as(text).isEqualTo(read.issues());
    whose.removeIf(one -> one.kind() == Whose.Kind.PASSED_OVER);
    assertThat(whose).as(text).hasSameSizeAs(items);
    for (int i = 0; i < items.size(); i++) {
      agrees(items.get(i), whose.get(i), text);
    }
  }

  private static void agrees(Item item, Whose whose, String text) {
    assertThat(whose.patient()).as(text).isEqualTo(item.patient());
    Optional<Reference> self = item.resource().map(Resource::reference);
    self.ifPresent(reference -> assertThat(whose.self()).as(text).contains(reference));
  }

  @Test
  void whose_samples_isWhatReadingTells() {
    int named = 0;
    for (String sample : Samples.ALL) {
      agrees(bytes(sample));
      List<Whose> whose = new ArrayList<>();
      reader.whose(bytes(sample), whose::add);
      named += whose.get(0).patient().isPresent() ? 1 : 0;
    }
    assertThat(named).isGreaterThan(5);
  }

  @Test
  void whose_everyTypeWithEveryField_isWhatReadingTells() {
    for (String type :
        List.of(
            "Patient",
            "Encounter",
            "Condition",
            "Procedure",
            "ServiceRequest",
            "Observation",
            "DiagnosticReport",
            "MedicationAdministration",
            "Immunization",
            "Coverage",
            "Claim",
            "ClaimResponse",
            "ExplanationOfBenefit",
            "Communication",
            "DocumentReference",
            "PaymentNotice",
            "PaymentReconciliation",
            "Practitioner",
            "PractitionerRole",
            "Organization",
            "Location")) {
      for (String field : FIELDS) {
        for (String value : VALUES) {
          String more = ",'subject':{'reference':'Patient/s'},'patient':{'reference':'Patient/p'}";
          agrees(bytes("{'resourceType':'" + type + "','id':'i','" + field + "':" + value + "}"));
          agrees(bytes("{'resourceType':'%s'%s,'%s':%s}".formatted(type, more, field, value)));
          agrees(bytes("{'%s':%s%s,'resourceType':'%s'}".formatted(field, value, more, type)));
        }
      }
    }
  }

  @Test
  void whose_changedDocuments_isWhatReadingTells() {
    Random random = new Random(SEED);
    for (int i = 0; i < CHANGES; i++) {
      byte[] json = bytes(Samples.ALL.get(random.nextInt(Samples.ALL.size())));
      for (int change = 1 + random.nextInt(3); change > 0; change--) {
        json[random.nextInt(json.length)] = TELLING[random.nextInt(TELLING.length)];
      }
      agrees(json);
    }
  }

  @Test
  void whose_followUpEnteredInError_isStillThePatients() {
    agrees(
        bytes(
            "{'resourceType':'ClaimResponse','id':'f','status':'entered-in-error','patient':{'reference':'Patient/p1'},"
                + "'meta':{'profile':['https://rimborso.example/x']},'use':3}"));
  }
}
