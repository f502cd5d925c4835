package org.rimborso.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a card is shown and when none: to whom, how often, of what. */
class HookCareTest {
  private static final String MUTES =
      """
      cds:
        origins: [https://ehr.example]
        mute:
          - {rule: diagnosis-uncoded, hook: encounter-discharge}
          - {rule: diagnosis-uncoded, role: coder}
      """;

  @TempDir private static Path folder;
  private static HookSite site;

  @BeforeAll
  static void start() {
    site = new HookSite(folder, MUTES);
  }

  @AfterAll
  static void stop() {
    site.close();
  }

  /** Of each test a patient of its own: what one deals with is no other's business. */
  private static HookChart gap(String patient) {
    return new HookChart(patient).visit("e1").uncoded("d1", "e1", "Asthma, doubtful");
  }

  private static HttpResponse<String> fire(
      String hook, String patient, String more, HookChart chart) {
    return fire(hook, patient, HookSite.USER, more, chart);
  }

  private static HttpResponse<String> fire(
      String hook, String patient, String user, String more, HookChart chart) {
    String body =
        site.body(hook, more, ",'prefetch':" + chart.prefetch())
            .replace("\"patientId\":\"p1\"", "\"patientId\":\"" + patient + "\"")
            .replace("\"" + HookSite.USER + "\"", "\"" + user + "\"");
    return site.call(hook, body);
  }

  private static List<JsonNode> view(String patient, HookChart chart) {
    return HookSite.cards(fire("patient-view", patient, "", chart));
  }

  private static String finding(JsonNode card) {
    return HookSite.json(card.path("links").path(0).path("appContext").asText())
        .path("finding")
        .asText();
  }

  @Test
  void visits_withSeveralGaps_getOneCardEachTheMostSevereFirst() {
    HookChart chart =
        gap("a1")
            .uncoded("d2", "e1", "Second")
            .visit("e2", "finished", HookChart.yesterday(), "")
            .uncoded("d3", "e2", "Third");
    List<JsonNode> cards = view("a1", chart);
    assertThat(cards).hasSize(2);
    assertThat(
            cards.stream()
                .map(HookCareTest::finding)
                .map(id -> id.replaceAll(".*[/:]", ""))
                .toList())
        .allMatch(List.of("d1", "d2", "d3")::contains);
    assertThat(cards.stream().filter(card -> card.path("detail").asText().contains("One more gap")))
        .hasSize(1);
  }

  @Test
  void visitInView_isTheOnlyOneWithACard() {
    HookChart chart =
        gap("a2").visit("e2", "finished", HookChart.yesterday(), "").uncoded("d3", "e2", "Third");
    List<JsonNode> cards = HookSite.cards(fire("patient-view", "a2", ",'encounterId':'e2'", chart));
    assertThat(cards).hasSize(1);
    assertThat(finding(cards.get(0))).contains("d3");
    assertThat(HookSite.cards(fire("patient-view", "a2", ",'encounterId':'none'", chart)))
        .isEmpty();
  }

  @Test
  void manyVisits_getThreeCards() {
    HookChart chart = new HookChart("a3");
    for (int i = 0; i < 10; i++) {
      chart.visit("e" + i).uncoded("d" + i, "e" + i, "Words");
    }
    assertThat(view("a3", chart)).hasSize(3);
  }

  @Test
  void card_overridden_isNotShownAgainWhileTheFindingStands() {
    HookChart chart = gap("a4");
    JsonNode card = view("a4", chart).get(0);
    assertThat(view("a4", chart)).as("silence is no refusal").hasSize(1);
    HttpResponse<String> taken =
        site.call(
            "patient-view/feedback",
            "{'feedback':[{'card':'%s','outcome':'overridden','overrideReason':{'reason':{'code':'not-so','system':'s'},'userComment':'Seen.'},'outcomeTimestamp':'2026-11-29T10:00:00Z'}]}"
                .formatted(card.path("uuid").asText())
                .replace('\'', '"'));
    assertThat(taken.statusCode()).isEqualTo(200);
    assertThat(view("a4", chart)).isEmpty();
    assertThat(
            site.rows(
                "select outcome || ' ' || reason || ' ' || words || ' ' || shown_to"
                    + " from cds_card where patient = 'Patient/a4' and outcome is not null"))
        .containsExactly("overridden not-so Seen. Practitioner/clinician");
    assertThat(view("a4", gap("a4").uncoded("d9", "e1", "New"))).hasSize(1);
    assertThat(view("b4", gap("b4"))).as("another patient").hasSize(1);
  }

  @Test
  void card_accepted_isNotShownAgain() {
    HookChart chart = gap("a5");
    JsonNode card = view("a5", chart).get(0);
    assertThat(site.feedback("patient-view", card.path("uuid").asText(), "accepted").statusCode())
        .isEqualTo(200);
    assertThat(view("a5", chart)).isEmpty();
  }

  @Test
  void feedback_forACardOfAnotherService_isNotTaken() {
    JsonNode card = view("a6", gap("a6")).get(0);
    assertThat(site.feedback("order-sign", card.path("uuid").asText(), "accepted").statusCode())
        .isEqualTo(404);
    assertThat(view("a6", gap("a6"))).hasSize(1);
  }

  @Test
  void mute_ofRuleAndHook_silencesThatAlone() {
    HookChart chart = gap("a7");
    assertThat(HookSite.cards(fire("encounter-discharge", "a7", ",'encounterId':'e1'", chart)))
        .extracting(HookCareTest::finding)
        .noneMatch(id -> id.startsWith("diagnosis-uncoded"));
    assertThat(view("a7", chart))
        .extracting(HookCareTest::finding)
        .anyMatch(id -> id.contains("d1"));
  }

  /** The user's role comes from a PractitionerRole that was sent along. */
  @Test
  void mute_ofRuleAndRole_silencesThatRole() {
    HookChart chart =
        gap("a8")
            .instead(
                "roles",
                HookChart.bundle(
                    List.of(
                        "{'resourceType':'PractitionerRole','id':'r','practitioner':{'reference':'Practitioner/x'},'code':[{'coding':[{'code':'coder'}]}]}")));
    assertThat(HookSite.cards(fire("patient-view", "a8", "Practitioner/x", "", chart))).isEmpty();
    assertThat(HookSite.cards(fire("patient-view", "a8", "Practitioner/y", "", chart))).hasSize(1);
  }

  @Test
  void user_whoDoesNotDocument_getsNoCard() {
    assertThat(HookSite.cards(fire("patient-view", "a9", "Practitioner/biller", "", gap("a9"))))
        .isEmpty();
    assertThat(HookSite.cards(fire("patient-view", "a9", "Patient/a9", "", gap("a9")))).isEmpty();
    assertThat(HookSite.cards(fire("patient-view", "a9", "RelatedPerson/r", "", gap("a9"))))
        .isEmpty();
  }

  @Test
  void visit_restricted_isOnNoCard() {
    HookChart chart =
        new HookChart("a10")
            .visit("e1", "finished", HookChart.yesterday(), HookChart.RESTRICTED)
            .uncoded("d1", "e1", "Secret words");
    HttpResponse<String> answer = fire("patient-view", "a10", "", chart);
    assertThat(HookSite.cards(answer)).isEmpty();
    assertThat(answer.body()).doesNotContain("Secret");
  }

  @Test
  void list_thatCouldNotBeRead_isNotTakenForEmpty() {
    String outcome =
        "{'resourceType':'OperationOutcome','issue':[{'severity':'error','code':'exception'}]}";
    HookChart bare = new HookChart("a11").visit("e1");
    assertThat(view("a11", bare))
        .extracting(HookCareTest::finding)
        .anyMatch(id -> id.startsWith("diagnosis-missing"));
    assertThat(view("a11", bare.instead("conditions", outcome))).isEmpty();
    assertThat(view("a11", bare.instead("conditions", "{'resourceType':'Bundle','total':7}")))
        .isEmpty();
    assertThat(
            view(
                "a11",
                bare.instead(
                    "conditions",
                    "{'resourceType':'Bundle','link':[{'relation':'next','url':'https://e.example/2'}]}")))
        .isEmpty();
    assertThat(view("a11", bare.instead("conditions", "{'x':[1,{'y':null}]}"))).isEmpty();
    assertThat(view("a11", bare.instead("conditions", "null")))
        .as("null stands for no data")
        .hasSize(1);
  }

  @Test
  void list_thatWasNotSent_isNotTakenForEmpty() {
    assertThat(view("a12", new HookChart("a12").visit("e1").without("conditions"))).isEmpty();
  }

  @Test
  void discharge_ofAVisitUnderWay_tellsWhatItWillLack() {
    HookChart chart = new HookChart("a13").visit("e1", "in-progress", HookChart.yesterday(), "");
    assertThat(view("a13", chart)).isEmpty();
    List<JsonNode> cards =
        HookSite.cards(fire("encounter-discharge", "a13", ",'encounterId':'e1'", chart));
    assertThat(cards).hasSize(1);
    assertThat(finding(cards.get(0))).isEqualTo("diagnosis-missing:Encounter/e1");
  }

  @Test
  void words_ofTheChart_stayWords() {
    HookChart chart =
        new HookChart("a14")
            .visit("e1")
            .uncoded(
                "d1", "e1", "<img src=x onerror=alert(1)> [x](https://evil.example) **b** \\u202e");
    JsonNode card = view("a14", chart).get(0);
    assertThat(card.path("detail").asText())
        .doesNotContain("<img", "[x](", "https://", "**b**", "\u202e")
        .contains("&lt;img");
    assertThat(card.path("summary").asText()).hasSizeLessThan(140).doesNotContain("\u202e");
  }

  @Test
  void browser_ofAConfiguredOrigin_mayCallAndNoOther() {
    for (String path :
        List.of(
            "/cds-services", "/cds-services/patient-view", "/cds-services/patient-view/feedback")) {
      HttpResponse<String> known = preflight(path, "https://ehr.example");
      assertThat(known.statusCode()).isEqualTo(204);
      assertThat(known.headers().firstValue("Access-Control-Allow-Origin"))
          .contains("https://ehr.example");
      assertThat(known.headers().firstValue("Access-Control-Allow-Headers").orElse(""))
          .contains("Authorization");
      HttpResponse<String> other = preflight(path, "https://evil.example");
      assertThat(other.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
      assertThat(other.headers().firstValue("Access-Control-Allow-Methods")).isEmpty();
    }
    assertThat(preflight("/healthz/live", "https://ehr.example").statusCode()).isEqualTo(405);
  }

  private static HttpResponse<String> preflight(String path, String origin) {
    return site.send(
        HttpRequest.newBuilder(URI.create(site.origin() + path))
            .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
            .header("Origin", origin)
            .header("Access-Control-Request-Method", "POST"));
  }

  @Test
  void everyLook_standsInTheTrailWithCallerAndUser() {
    view("a15", gap("a15"));
    assertThat(
            site.rows(
                "select action || ' ' || outcome || ' ' || reason || ' ' || issuer || ' ' || subject"
                    + " || ' ' || fhir_user || ' ' || ehr || ' ' || resources from audit_entry"
                    + " where patient = 'Patient/a15'"))
        .containsExactly(
            "READ DONE cds-patient-view https://caller.example/cds the-ehr Practitioner/clinician hospital"
                + " Claim Condition Coverage Encounter ExplanationOfBenefit Patient Procedure");
  }

  /** Without a row nothing is read. */
  @Test
  void trailThatTakesNoRows_noCards() {
    site.store().durably(handle -> handle.execute("alter table audit_entry rename to audit_away"));
    try {
      HttpResponse<String> answer = fire("patient-view", "a16", "", gap("a16"));
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.body()).doesNotContain("cards", "Asthma");
    } finally {
      site.store()
          .durably(handle -> handle.execute("alter table audit_away rename to audit_entry"));
    }
  }
}
