package org.rimborso.sandbox.load;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Encounter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReferenceIndexTest {

  private static final FhirContext FHIR = FhirContext.forR4Cached();

  private static final String BUNDLE =
      """
      {"resourceType":"Bundle","type":"transaction","entry":[
       {"fullUrl":"urn:uuid:11111111-1111-4111-8111-111111111111",
        "resource":{"resourceType":"Patient","id":"p-1"}},
       {"fullUrl":"urn:uuid:22222222-2222-4222-8222-222222222222",
        "resource":{"resourceType":"Practitioner",
         "identifier":[{"system":"http://hl7.org/fhir/sid/us-npi","value":"2000000028"}]}},
       {"fullUrl":"urn:uuid:33333333-3333-4333-8333-333333333333",
        "resource":{"resourceType":"Encounter","id":"e-1",
         "subject":{"reference":"urn:uuid:11111111-1111-4111-8111-111111111111"},
         "participant":[{"individual":{
           "reference":"Practitioner?identifier=http://hl7.org/fhir/sid/us-npi|2000000028"}}],
         "serviceProvider":{"display":"Somewhere",
           "reference":"Organization?identifier=urn:none|1"},
         "location":[{"location":{"reference":"Location/l-1"}}]}}]}""";

  @TempDir private Path folder;

  @Test
  void rewrite_ofEveryForm_givesTypeAndId() throws IOException {
    Path file = Files.writeString(folder.resolve("bundle.json"), BUNDLE);
    Bundle bundle = BundleFolder.read(file, FHIR);
    ReferenceIndex index = new ReferenceIndex(FHIR);
    bundle.getEntry().forEach(index::add);
    Encounter encounter = (Encounter) bundle.getEntry().get(2).getResource();
    index.rewrite(encounter);

    String json = FHIR.newJsonParser().encodeResourceToString(encounter);
    assertThat(json)
        .contains(
            "\"id\":\"e-1\"",
            "\"subject\":{\"reference\":\"Patient/p-1\"}",
            "{\"reference\":\"Practitioner/22222222-2222-4222-8222-222222222222\"}",
            "\"serviceProvider\":{\"display\":\"Somewhere\"}",
            "Location/l-1");
    assertThat(index.unresolved()).isEqualTo(1);
  }

  @Test
  void files_ofAFolder_startWithHospitalsAndPractitioners() throws IOException {
    for (String name :
        new String[] {
          "Aaron.json", "notes.txt", "practitionerInformation1.json", "hospitalInformation1.json.gz"
        }) {
      Files.writeString(folder.resolve(name), "{}");
    }
    assertThat(new BundleFolder(folder).files())
        .extracting(file -> file.getFileName().toString())
        .containsExactly(
            "hospitalInformation1.json.gz", "practitionerInformation1.json", "Aaron.json");
  }
}
