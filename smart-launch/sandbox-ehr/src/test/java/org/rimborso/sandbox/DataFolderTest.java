package org.rimborso.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.rimborso.sandbox.load.BundleFolder;
import org.rimborso.sandbox.load.Loader;

@ExtendWith(RunningSandbox.class)
class DataFolderTest {

  private static final String BUNDLE =
      """
      {"resourceType":"Bundle","type":"transaction","entry":[
       {"fullUrl":"urn:uuid:44444444-4444-4444-8444-444444444444",
        "resource":{"resourceType":"Claim","id":"data-claim","status":"active","use":"claim",
         "patient":{"reference":"urn:uuid:55555555-5555-4555-8555-555555555555"},
         "supportingInfo":[{"sequence":1,"category":{"text":"info"},
          "valueReference":{"reference":"urn:uuid:66666666-6666-4666-8666-666666666666"}}]}},
       {"fullUrl":"urn:uuid:55555555-5555-4555-8555-555555555555",
        "resource":{"resourceType":"Patient","id":"data-patient","name":[{"family":"Data"}]}},
       {"resource":{"resourceType":"MedicationRequest","id":"data-request","status":"active",
         "intent":"order","subject":{"reference":"Patient/data-patient"},
         "medicationReference":{"reference":"Medication/not-kept"}}},
       {"fullUrl":"urn:uuid:66666666-6666-4666-8666-666666666666",
        "resource":{"resourceType":"Immunization","id":"data-immunization","status":"completed"}}]}""";

  @TempDir private Path folder;

  @Test
  void load_ofAFolder_keepsIdsAndCountsWhatIsLeftOut(SandboxServer sandbox) throws IOException {
    try (GZIPOutputStream out =
        new GZIPOutputStream(Files.newOutputStream(folder.resolve("b.json.gz")))) {
      out.write(BUNDLE.getBytes(StandardCharsets.UTF_8));
    }
    Files.writeString(folder.resolve("broken.json"), "{\"resourceType\":\"Bundle\",");
    List<String> progress = new ArrayList<>();

    new BundleFolder(folder)
        .loadInto(new Loader(sandbox.store(), loaded -> {}), sandbox.store().fhir(), progress::add);

    assertThat(progress)
        .containsExactly(
            "loading 1 of 2: 3 resources so far",
            "loading 2 of 2: left out, it is no readable FHIR JSON",
            "left out, types that the sandbox does not keep: {Immunization=1}");
    HttpResponse<String> claim =
        new TestApp(sandbox, "/fhir")
            .get(RunningSandbox.INSPECT, "Claim?patient=Patient/data-patient");
    assertThat(claim.body()).contains("data-claim", "Immunization/data-immunization");
    HttpResponse<String> request =
        new TestApp(sandbox, "/fhir").get(RunningSandbox.INSPECT, "MedicationRequest/data-request");
    assertThat(request.body()).contains("Medication/not-kept");
  }
}
