package org.rimborso.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rimborso.chart.Cause;
import org.rimborso.codebooks.search.FoundCode;
import org.rimborso.codebooks.shelf.CodeShelf;
import org.rimborso.codebooks.terminology.CodeFinder;
import org.rimborso.codebooks.terminology.CodesFound;
import org.rimborso.codebooks.terminology.Search;
import org.rimborso.codebooks.terminology.TerminologyServer;
import org.rimborso.codebooks.terminology.TerminologySettings;
import org.rimborso.codes.CodeAnswer;
import org.rimborso.codes.CodeSystem;
import org.rimborso.ehr.Outbound;

/** Codes that no loaded set holds, judged by a real terminology server: HAPI, beside the sandbox EHR. */
class TerminologyIT {
  /**
   * Two headers and their codes; the first says of itself that it may not be chosen, the second what is below it. HAPI
   * 8.8 fails on properties that are booleans or dates, so they are written as codes and text.
   */
  private static final String CODE_SYSTEM =
      """
      {"resourceType":"CodeSystem","id":"icd10cm-2027","url":"http://hl7.org/fhir/sid/icd-10-cm","version":"2027","status":"active",
       "content":"complete","hierarchyMeaning":"is-a",
       "property":[{"code":"notSelectable","type":"code"},{"code":"child","type":"code"},{"code":"parent","type":"code"},
                   {"code":"retirementDate","type":"string"}],
       "concept":[
        {"code":"A00","display":"cholera, kind not said","property":[{"code":"notSelectable","valueCode":"true"}],"concept":[
          {"code":"A00.0","display":"cholera, classical","property":[{"code":"notSelectable","valueCode":"false"}]},
          {"code":"A00.1","display":"cholera, El Tor","property":[{"code":"notSelectable","valueCode":"false"}]}]},
        {"code":"A01","display":"typhoid, kind not said","property":[{"code":"child","valueCode":"A01.0"}],"concept":[
          {"code":"A01.0","display":"typhoid","property":[{"code":"parent","valueCode":"A01"}]}]},
        {"code":"A02.9","display":"an invented end","property":[{"code":"notSelectable","valueCode":"false"},{"code":"retirementDate","valueString":"2026-10-15"}]}]}""";

  /** A clinical term and the codes that stand for it: one near it, one the same, one that does not fit. */
  private static final String CONCEPT_MAP =
      """
      {"resourceType":"ConceptMap","id":"snomed-icd10cm","url":"http://example.org/ConceptMap/snomed-icd10cm","status":"active",
       "sourceUri":"http://snomed.info/sct?fhir_vs","targetUri":"http://hl7.org/fhir/sid/icd-10-cm?fhir_vs",
       "group":[{"source":"http://snomed.info/sct","target":"http://hl7.org/fhir/sid/icd-10-cm","element":[
        {"code":"63650001","target":[{"code":"A00","equivalence":"wider"},{"code":"A00.1","display":"cholera, El Tor","equivalence":"equivalent"},
                                     {"code":"A01.0","equivalence":"disjoint"}]}]}]}""";

  private static final String ICD10CM = "http://hl7.org/fhir/sid/icd-10-cm";

  private static Stage stage;
  @TempDir private static Path folder;

  @BeforeAll
  static void start() {
    stage = Stage.open("terminology");
    stage.put("/terminology/fhir/CodeSystem/icd10cm-2027", CODE_SYSTEM);
    stage.put("/terminology/fhir/ConceptMap/snomed-icd10cm", CONCEPT_MAP);
  }

  @AfterAll
  static void stop() {
    stage.close();
  }

  @Test
  void review_codesOutsideTheStarterSet_areJudgedByTheServer() throws IOException {
    JsonNode review = review("A00", "A00.0", "A00.9", "A01", "A01.0");

    assertThat(texts(review.path("findings"), "id"))
        .anyMatch(id -> id.startsWith("diagnosis-not-billable:") && id.endsWith("A00"))
        .anyMatch(id -> id.startsWith("diagnosis-not-billable:") && id.endsWith("A01"))
        .anyMatch(id -> id.startsWith("diagnosis-unknown-code:") && id.endsWith("A00.9"))
        .noneMatch(id -> id.endsWith(":A00.0") || id.endsWith(":A01.0"));
    assertThat(texts(review.path("notChecked"), "because"))
        .doesNotContain("code-set-not-loaded", "not-reached", "access-restricted");
  }

  @Test
  void review_clinicalTerms_areMappedByTheServer() throws IOException {
    JsonNode review = reviewOf("http://snomed.info/sct", "63650001", "44054006");

    assertThat(next(review, "63650001")).endsWith("suggests: cholera, El Tor (A00.1); cholera, kind not said (A00).");
    assertThat(next(review, "44054006")).startsWith("Choose the ICD code").doesNotContain("suggests");
    assertThat(texts(review.path("notChecked"), "missing")).doesNotContain("terminology server");
  }

  private static String next(JsonNode review, String term) {
    for (JsonNode finding : review.path("findings")) {
      if (finding.path("id").asText().equals("diagnosis-uncoded:Condition/d" + term + ":" + term)) {
        return finding.path("next").asText();
      }
    }
    return "no finding";
  }

  @Test
  void review_withoutThePermission_isNotCheckedAndSaysWhy() throws IOException {
    Files.writeString(folder.resolve("token"), "another");
    JsonNode review = review("A00");

    assertThat(texts(review.path("findings"), "rule")).noneMatch(rule -> rule.startsWith("diagnosis-not"));
    assertThat(texts(review.path("notChecked"), "missing")).contains("terminology server");
    assertThat(texts(review.path("notChecked"), "because")).contains("access-restricted", "code-set-not-loaded");
  }

  /** This HAPI looks up codes, but has no index to expand value sets by words. */
  @Test
  void search_onAServerWithoutExpansion_saysSoAndFindsWholeCodes() throws IOException {
    CodesFound found = finder().find(search("A01.0"), Optional.of("A00"));

    assertThat(found.trouble()).contains(Cause.RESOURCE_NOT_OFFERED);
    assertThat(found.codes()).extracting(FoundCode::name).contains("typhoid");
    assertThat(found.chosen().map(FoundCode::answer)).containsInstanceOf(CodeAnswer.Header.class);
  }

  private static Search search(String typed) {
    return new Search(CodeSystem.ICD10CM, typed, LocalDate.of(2026, 11, 2), Locale.ENGLISH, 20);
  }

  private static CodeFinder finder() throws IOException {
    Path token = Files.writeString(folder.resolve("search-token"), Stage.TOKEN);
    TerminologySettings settings =
        new TerminologySettings(
            URI.create(stage.ehr() + "/terminology/fhir"), Optional.of(token), TerminologySettings.USUAL_SYSTEMS,
            Duration.ofSeconds(20), Duration.ofHours(1));
    Clock clock = Clock.systemUTC();
    return new CodeFinder(
        new CodeShelf(folder.resolve("no-codes"), clock)::snapshot,
        Optional.of(new TerminologyServer(settings, new Outbound(clock), clock)));
  }

  private static JsonNode review(String... codes) throws IOException {
    return reviewOf(ICD10CM, codes);
  }

  private static JsonNode reviewOf(String system, String... codes) throws IOException {
    if (!Files.exists(folder.resolve("token"))) {
      Files.writeString(folder.resolve("token"), Stage.TOKEN);
    }
    Path config = folder.resolve("rimborso.yaml");
    Files.writeString(
        config,
        "codes: {terminology: {base: '%s/terminology/fhir', tokenFile: token, budget: 20s}}".formatted(stage.ehr()));
    Path chart = folder.resolve("chart.json");
    Files.writeString(chart, chart(system, codes));
    try (Running review =
        Running.run(
            "review", Running.APP, "org.rimborso.launch.Main", folder.resolve("review.log"), "review", chart.toString(),
            "--config", config.toString(), "--as-of", "2026-11-23")) {
      return new ObjectMapper().readTree(review.await("{"));
    } finally {
      Files.deleteIfExists(folder.resolve("token"));
    }
  }

  private static String chart(String system, String... codes) {
    StringBuilder entries = new StringBuilder("{\"resource\":{\"resourceType\":\"Patient\",\"id\":\"p1\"}}");
    for (String code : codes) {
      entries.append(
          """
          ,{"resource":{"resourceType":"Encounter","id":"e%1$s","status":"finished","class":{"code":"AMB"},
            "subject":{"reference":"Patient/p1"},"period":{"start":"2026-11-02","end":"2026-11-02"}}},
           {"resource":{"resourceType":"Condition","id":"d%1$s","subject":{"reference":"Patient/p1"},
            "encounter":{"reference":"Encounter/e%1$s"},
            "category":[{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/condition-category","code":"encounter-diagnosis"}]}],
            "code":{"coding":[{"system":"%2$s","code":"%1$s"}]}}}"""
              .formatted(code, system));
    }
    return "{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":[" + entries + "]}";
  }

  private static List<String> texts(JsonNode list, String field) {
    List<String> all = new ArrayList<>();
    list.forEach(each -> all.add(each.path(field).asText()));
    return all;
  }
}
