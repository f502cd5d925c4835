package org.rimborso.fhir.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rimborso.chart.Reference;
import org.rimborso.codes.CodeSystem;

class ConceptEditTest {
  private static final String ICD10 = "http://hl7.org/fhir/sid/icd-10-cm";
  private static final ConceptEdit.Code NEW =
      new ConceptEdit.Code(CodeSystem.ICD10CM, "E11.42", Optional.of("With polyneuropathy"));

  @Test
  void recoded_faultyCodingBesideOthers_changesItsCodeAndDisplayOnly() {
    String before =
        "{ \"coding\" : [ {\"system\":\"http://snomed.info/sct\",\"code\":\"44054006\"},\n"
            + " {\"extension\":[{\"url\":\"u\",\"valueDecimal\":1.50}],\"system\":\"urn:oid:2.16.840.1.113883.6.90\","
            + "\"code\":\"e11\",\"display\":\"Old\",\"userSelected\":true} ], \"text\":\"Zucker\" }";
    assertThat(ConceptEdit.recoded(Optional.of(before), "E11", NEW))
        .isEqualTo(
            before.replace("\"e11\"", "\"E11.42\"").replace("\"Old\"", "\"With polyneuropathy\""));
  }

  @Test
  void recoded_codeWithoutDot_keepsTheSpelling() {
    String before = "{\"coding\":[{\"system\":\"" + ICD10 + "\",\"code\":\"E1123\"}]}";
    assertThat(ConceptEdit.recoded(Optional.of(before), "E11.23", NEW)).contains("\"E1142\"");
  }

  @Test
  void recoded_withoutAName_leavesNoOldOne() {
    String before =
        "{\"coding\":[{\"system\":\"" + ICD10 + "\",\"code\":\"E11\",\"display\":\"Old\"}]}";
    ConceptEdit.Code bare = new ConceptEdit.Code(CodeSystem.ICD10CM, "E11.9", Optional.empty());
    assertThat(ConceptEdit.recoded(Optional.of(before), "E11", bare))
        .isEqualTo("{\"coding\":[{\"system\":\"" + ICD10 + "\",\"code\":\"E11.9\"}]}");
  }

  @Test
  void recoded_otherSystem_standsBeside() {
    String before =
        "{\"coding\":[{\"system\":\"http://hl7.org/fhir/sid/icd-9-cm\",\"code\":\"250.00\"}],\"text\":\"x\"}";
    assertThat(ConceptEdit.recoded(Optional.of(before), "250.00", NEW))
        .isEqualTo(
            before.replace(
                "}],",
                "},{\"system\":\""
                    + ICD10
                    + "\",\"code\":\"E11.42\",\"display\":\"With polyneuropathy\"}],"));
    assertThat(ConceptEdit.recoded(Optional.of("{\"text\":\"x\"}"), "", NEW))
        .startsWith("{\"text\":\"x\",\"coding\":[{");
    assertThat(ConceptEdit.recoded(Optional.empty(), "", NEW)).contains("E11.42");
  }

  @Test
  void status_ofAConcept_keepsNoWordsThatSayOtherwise() {
    String system = "http://terminology.hl7.org/CodeSystem/condition-ver-status";
    String before =
        "{\"text\":\"Perhaps\",\"coding\":[{\"system\":\""
            + system
            + "\",\"code\":\"provisional\",\"display\":\"Provisional\"}]}";
    assertThat(ConceptEdit.status(Optional.of(before), system, "confirmed"))
        .isEqualTo("{\"coding\":[{\"system\":\"" + system + "\",\"code\":\"confirmed\"}]}");
  }

  @Test
  void naming_aCondition_isAddedAndFound() {
    Reference condition = new Reference("Condition", "c2");
    Optional<String> before = Optional.of("[ {\"condition\":{\"reference\":\"Condition/c1\"}} ]");
    assertThat(ConceptEdit.names(before, condition)).isFalse();
    assertThat(ConceptEdit.names(Optional.of(ConceptEdit.naming(before, condition)), condition))
        .isTrue();
    assertThat(
            ConceptEdit.names(
                Optional.of(ConceptEdit.naming(Optional.empty(), condition)), condition))
        .isTrue();
    assertThat(ConceptEdit.names(Optional.empty(), condition)).isFalse();
  }

  @Test
  void diagnosis_written_isValidAndCarriesTheId() {
    String json =
        new DiagnosisWriter()
            .write(
                new DiagnosisWriter.Diagnosis(
                    "f-1",
                    new Reference("Patient", "p1"),
                    new Reference("Encounter", "e1"),
                    NEW,
                    Optional.of(new Reference("Practitioner", "x")),
                    Instant.parse("2026-11-29T12:00:00Z")));
    assertThat(FollowUpPackage.faults(json)).isEmpty();
    assertThat(json).contains("\"value\":\"f-1\"", "E11.42", "Encounter/e1", "Practitioner/x");
  }

  @Test
  void resource_changed_saysSoAndKeepsTheRest() {
    String json =
        "{\"resourceType\":\"Condition\",\"id\":\"c1\",\"meta\":{\"versionId\":\"3\"},\"x\":1.0,"
            + "\"code\":{\"text\":\"a\"}}";
    RawResource before = resource(json);
    List<ElementChange> changes =
        List.of(new ElementChange("/code", before.at("/code"), Optional.of("{\"text\":\"b\"}")));
    RawResource after = before.with(changes);
    assertThat(before.isBefore(changes)).isTrue();
    assertThat(before.isAfter(changes)).isFalse();
    assertThat(after.isAfter(changes)).isTrue();
    assertThat(
            after.isKeptIn(
                resource(json.replace("1.0", "1.00").replace("\"3\"", "\"4\"")), changes))
        .isTrue();
    assertThat(after.isKeptIn(resource(json.replace("1.0", "1.1")), changes)).isFalse();
    assertThat(after.isKeptIn(resource(json.replace("\"x\":1.0,", "")), changes)).isFalse();
    assertThat(RawResource.digest(changes))
        .isEqualTo(
            RawResource.digest(
                List.of(
                    new ElementChange(
                        "/code", Optional.of("{ \"text\" : \"\\u0061\" }"), Optional.empty()))));
    assertThat(ElementChange.list(ElementChange.document(changes))).isEqualTo(changes);
    assertThat(ElementChange.patch(changes))
        .isEqualTo(
            "[{\"op\":\"test\",\"path\":\"/code\",\"value\":{\"text\":\"a\"}},"
                + "{\"op\":\"replace\",\"path\":\"/code\",\"value\":{\"text\":\"b\"}}]");
  }

  private static RawResource resource(String json) {
    return RawResource.of(Samples.bytes(json)).orElseThrow();
  }
}
