package org.rimborso.launch;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A clinician who corrects the one diagnosis of one patient, and the EHR's own store. */
final class Correcting {
  static final String OLD = "E11";
  static final String NEW = "E11.9";
  private static final int PATIENCE_MINUTES = 2;

  private final Stage stage;
  private final Visitor visitor = new Visitor();
  private final String patient;
  private String base = "";
  private Map<String, String> form = Map.of();

  Correcting(Stage stage, int number) {
    this.stage = stage;
    this.patient = "fix-" + number;
  }

  String patient() {
    return patient;
  }

  private String condition() {
    return "Condition/" + patient + "-diagnosis";
  }

  /** The charts of so many patients, as a transaction. */
  static String charts(int patients) {
    return IntStream.range(0, patients)
        .mapToObj(number -> chart("fix-" + number))
        .collect(Collectors.joining(",", "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[", "]}"));
  }

  private static String chart(String patient) {
    return """
         {"request":{"method":"PUT","url":"Patient/%1$s"},"resource":
          {"resourceType":"Patient","id":"%1$s","name":[{"family":"Aliprandi","given":["Ida"]}],"birthDate":"1961-05-02"}},
         {"request":{"method":"PUT","url":"Encounter/%1$s-visit"},"resource":
          {"resourceType":"Encounter","id":"%1$s-visit","status":"finished",
           "class":{"system":"http://terminology.hl7.org/CodeSystem/v3-ActCode","code":"AMB"},
           "subject":{"reference":"Patient/%1$s"},"period":{"start":"2026-11-02","end":"2026-11-02"}}},
         {"request":{"method":"PUT","url":"Condition/%1$s-diagnosis"},"resource":
          {"resourceType":"Condition","id":"%1$s-diagnosis","subject":{"reference":"Patient/%1$s"},
           "extension":[{"url":"https://x.example/e","valueDecimal":1.50}],
           "encounter":{"reference":"Encounter/%1$s-visit"},"note":[{"text":"caf\\u00e9"}],
           "category":[{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/condition-category","code":"encounter-diagnosis"}]}],
           "code":{"coding":[{"system":"http://hl7.org/fhir/sid/icd-10-cm","code":"E11","userSelected":true}],"text":"Zucker"}}}"""
        .formatted(patient);
  }

  /** Opens the app and chooses the code: everything but the last click. */
  void choose() throws IOException {
    Visitor.Page entered = visitor.get(stage.ehr() + "/patient/" + patient + "/open?profile=full&person=demo-clinician");
    if (!entered.isGood()) {
      throw new IllegalStateException("the app answered " + entered.status() + " at " + entered.at().getPath());
    }
    base = entered.at().getPath().replaceAll("^(/s/[^/]+)/.*", "$1");
    Visitor.Page gap = visitor.get(stage.app() + visit() + "&whole=1");
    Visitor.Page preview =
        visitor.post(
            stage.app(), base + "/fix/preview",
            Map.of(
                "token", gap.hidden("/fix/preview\"", "token"), "finding", gap.hidden("/fix/preview\"", "finding"),
                "value", NEW, "do", "preview"));
    form =
        List.of("token", "id", "finding", "value", "resource", "seen").stream()
            .collect(Collectors.toMap(name -> name, name -> preview.hidden("fix-preview", name)));
  }

  private String visit() {
    return base + "/encounter?visit=Encounter%2F" + patient + "-visit";
  }

  /** The last click; sent twice it is still one correction. */
  boolean write() throws IOException {
    return visitor.post(stage.app(), base + "/fix", form).isGood();
  }

  /** The visit's page once it is known how the correction ended; as it is in the end where it never is. */
  String ended() throws IOException {
    String address = stage.app() + visit() + "&whole=1&fix=" + form.get("id");
    Instant end = Instant.now().plus(Duration.ofMinutes(PATIENCE_MINUTES));
    Visitor.Page page = visitor.get(address);
    while (!(page.isGood() && !page.text().contains("Not known yet")) && Instant.now().isBefore(end)) {
      page = visitor.get(address);
    }
    return page.text();
  }

  /** The diagnosis as the EHR has it. */
  JsonNode held() {
    return stage.fhir(condition());
  }

  /** The versions of the diagnosis of which the EHR was told who wrote them: one for each Provenance. */
  List<String> attributed() {
    return stage.resources("Provenance?_count=500&target=" + condition()).stream()
        .map(one -> one.at("/target/0/reference").asText())
        .toList();
  }
}
