package org.rimborso.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningSandbox.class)
class FhirBehaviourTest {
  private static final String COMMUNICATION =
      "{\"resourceType\":\"Communication\",\"status\":\"completed\"}";
  private static final String TASK =
      "{\"resourceType\":\"Task\",\"status\":\"requested\",\"intent\":\"order\"}";
  private static final String BASIC = "{\"resourceType\":\"Basic\",\"code\":{\"text\":\"x\"}}";

  private static final Pattern FULL_URL = Pattern.compile("\"fullUrl\":\"[^\"]*/fhir/([^\"]+)\"");

  private TestApp app;
  private String token;

  @BeforeEach
  void authorize(SandboxServer sandbox) {
    app = new TestApp(sandbox, "/fhir");
    token = app.accessToken("launch user/*.cruds");
  }

  private List<String> found(String search) {
    HttpResponse<String> answer = app.get(token, search);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return FULL_URL.matcher(answer.body()).results().map((MatchResult m) -> m.group(1)).toList();
  }

  private HttpResponse<String> put(String id, String body, String... headers) {
    return app.send(token, "PUT", id, body, headers);
  }

  private static String answer(String id, String claim, String disposition) {
    return """
        {"resourceType":"ClaimResponse","id":"%s","status":"draft","use":"claim","outcome":"queued",
         "type":{"text":"professional"},"patient":{"reference":"Patient/demo-novak"},
         "created":"2026-11-23","insurer":{"reference":"Organization/demo-payer-harbor"},
         "identifier":[{"system":"urn:test","value":"%s"}],
         "request":{"reference":"Claim/%s"},"disposition":"%s"}"""
        .formatted(id, id, claim, disposition);
  }

  @Test
  void search_onAChart_findsWhatBelongsToIt() {
    assertThat(found("Claim?patient=demo-silva"))
        .containsExactlyInAnyOrder("Claim/demo-silva-claim", "Claim/demo-silva-withdrawn-claim");
    assertThat(found("Claim?encounter=Encounter/demo-bianchi-visit"))
        .containsExactly("Claim/demo-bianchi-claim");
    assertThat(found("ClaimResponse?request=Claim/demo-bianchi-claim"))
        .containsExactly("ClaimResponse/demo-bianchi-claim-answer");
    assertThat(found("ClaimResponse?patient=demo-bianchi")).hasSize(2);
    assertThat(found("ExplanationOfBenefit?patient=demo-tanaka"))
        .containsExactly("ExplanationOfBenefit/demo-tanaka-eob");
    assertThat(found("PractitionerRole?practitioner=Practitioner/demo-biller"))
        .containsExactly("PractitionerRole/demo-biller-role");
  }

  @Test
  void search_withIncludes_bringsWhatIsNamed() {
    assertThat(
            found(
                "Claim?patient=demo-haddad&_include=Claim:provider&_include=Claim:insurer"
                    + "&_revinclude=ClaimResponse:request&_count=500"))
        .containsExactlyInAnyOrder(
            "Claim/demo-haddad-claim",
            "ClaimResponse/demo-haddad-claim-answer",
            "Organization/demo-hospital",
            "Organization/demo-payer-harbor");
  }

  @Test
  void search_inPages_goesOnAtTheSameBase() {
    HttpResponse<String> first = app.get(token, "Patient?_count=5");
    String next =
        first.body().replaceAll("(?s).*\"relation\":\"next\",\"url\":\"([^\"]+)\".*", "$1");
    assertThat(next).startsWith(app.base());
    List<String> second = found(next.substring(app.base().length()));
    assertThat(second).isNotEmpty();
  }

  @Test
  void update_withAStaleVersion_conflicts() {
    String id = "ClaimResponse/if-match";
    assertThat(put(id, answer("if-match", "demo-novak-claim", "one")).statusCode()).isEqualTo(201);
    assertThat(
            put(id, answer("if-match", "demo-novak-claim", "two"), "If-Match", "W/\"1\"")
                .statusCode())
        .isEqualTo(200);
    assertThat(
            put(id, answer("if-match", "demo-novak-claim", "three"), "If-Match", "W/\"1\"")
                .statusCode())
        .isIn(409, 412);
    assertThat(app.get(token, id).body()).contains("two").doesNotContain("three");
  }

  @Test
  void create_ifNoneExist_happensOnce() {
    String body = answer("x", "demo-reyes-claim", "once").replace("\"id\":\"x\",", "");
    String condition = "identifier=urn:test|x";
    assertThat(
            app.send(token, "POST", "ClaimResponse", body, "If-None-Exist", condition).statusCode())
        .isEqualTo(201);
    assertThat(
            app.send(token, "POST", "ClaimResponse", body, "If-None-Exist", condition).statusCode())
        .isEqualTo(200);
    assertThat(found("ClaimResponse?request=Claim/demo-reyes-claim")).hasSize(1);
  }

  @Test
  void transaction_writesAllOfIt() {
    String entry =
        """
        {"resource":%s,"request":{"method":"PUT","url":"ClaimResponse/%s"}}""";
    String bundle =
        "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":["
            + entry.formatted(answer("tx-1", "demo-lindqvist-claim", "a"), "tx-1")
            + ","
            + entry.formatted(answer("tx-2", "demo-lindqvist-claim", "b"), "tx-2")
            + "]}";
    HttpResponse<String> answer = app.send(token, "POST", "", bundle);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(found("ClaimResponse?request=Claim/demo-lindqvist-claim"))
        .containsExactlyInAnyOrder("ClaimResponse/tx-1", "ClaimResponse/tx-2");
  }

  @Test
  void noWrite_showsTheSameRecordAndTakesNothing(SandboxServer sandbox) {
    TestApp readOnly = new TestApp(sandbox, "/no-write/fhir");
    String other = readOnly.accessToken("launch user/*.rs");
    assertThat(readOnly.get(other, "Claim/demo-bianchi-claim").statusCode()).isEqualTo(200);
    String body = answer("nw", "demo-novak-claim", "never");
    assertThat(readOnly.send(other, "PUT", "ClaimResponse/nw", body).statusCode()).isEqualTo(405);
    assertThat(readOnly.send(other, "POST", "ClaimResponse", body).statusCode()).isEqualTo(405);
    assertThat(
            readOnly
                .send(other, "POST", "", FhirAccessTest.transaction("POST", "Task", ""))
                .statusCode())
        .isEqualTo(405);
    assertThat(app.get(token, "ClaimResponse/nw").statusCode()).isEqualTo(404);
  }

  @Test
  void capabilities_ofEachProfile_tellWhatItTakes(SandboxServer sandbox) {
    assertThat(claimResponse(app)).contains("\"code\":\"update\"", "\"code\":\"create\"");
    assertThat(claimResponse(new TestApp(sandbox, "/no-write/fhir")))
        .contains("\"code\":\"search-type\"")
        .doesNotContain("\"code\":\"update\"", "\"code\":\"create\"", "updateCreate");
    assertThat(app.get("", "metadata").body()).contains("SMART-on-FHIR", app.base() + "/token");
  }

  @Test
  void epic_tellsBenefitsOnlyAndCreatesCommunicationsOnly(SandboxServer sandbox) {
    TestApp epic = new TestApp(sandbox, "/epic/fhir");
    String other = epic.accessToken("launch user/*.cruds");
    assertThat(epic.get(other, "ExplanationOfBenefit?patient=demo-tanaka").body())
        .contains("demo-tanaka-eob");
    assertThat(epic.get(other, "Claim?patient=demo-bianchi").statusCode()).isEqualTo(400);
    assertThat(epic.get(other, "Claim?_id=demo-bianchi-claim").statusCode()).isEqualTo(200);
    assertThat(epic.get(other, "ClaimResponse?patient=demo-bianchi").statusCode()).isEqualTo(404);
    assertThat(epic.send(other, "POST", "Communication", COMMUNICATION).statusCode())
        .isEqualTo(201);
    assertThat(epic.send(other, "POST", "Task", TASK).statusCode()).isEqualTo(405);
    assertThat(epic.get("", "metadata").body()).doesNotContain("{\"type\":\"ClaimResponse\"");
  }

  @Test
  void oracle_knowsNoBills(SandboxServer sandbox) {
    TestApp oracle = new TestApp(sandbox, "/oracle/fhir");
    String other = oracle.accessToken("launch user/*.cruds");
    for (String type : List.of("Claim", "ClaimResponse", "ExplanationOfBenefit")) {
      assertThat(oracle.get(other, type + "?patient=demo-tanaka").statusCode()).isEqualTo(404);
    }
    assertThat(oracle.send(other, "POST", "Basic", BASIC).statusCode()).isEqualTo(201);
    assertThat(oracle.send(other, "POST", "Task", TASK).statusCode()).isEqualTo(405);
  }

  @Test
  void noIfMatch_takesAnUpdateOfAVersionThatIsGone(SandboxServer sandbox) {
    for (String path : List.of("/fhir", "/no-if-match/fhir")) {
      TestApp at = new TestApp(sandbox, path);
      String other = at.accessToken("launch user/*.cruds");
      String id = "ClaimResponse/stale" + path.length();
      for (String text : List.of("one", "two")) {
        String body = answer(id.substring(id.indexOf('/') + 1), "demo-novak-claim", text);
        assertThat(at.send(other, "PUT", id, body).statusCode()).isIn(200, 201);
      }
      String third = answer(id.substring(id.indexOf('/') + 1), "demo-novak-claim", "three");
      int status = at.send(other, "PUT", id, third, "If-Match", "W/\"1\"").statusCode();
      assertThat(status).as(path).isEqualTo(path.equals("/fhir") ? 409 : 200);
    }
  }

  /** The part of the CapabilityStatement that is about ClaimResponse. */
  private static String claimResponse(TestApp at) {
    String statement = at.get("", "metadata").body();
    int start = statement.indexOf("{\"type\":\"ClaimResponse\"");
    return statement.substring(start, statement.indexOf("{\"type\":", start + 1));
  }
}
