package org.rimborso.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls of CDS Hooks that get no cards: one sentence, nothing of what they held. */
class HookRefusalsTest {
  private static final String SECRET = "Words-of-a-clinician";
  private static final String CONTEXT =
      "'context':{'userId':'Practitioner/clinician','patientId':'p1'}";

  @TempDir private static Path folder;
  private static HookSite site;

  @BeforeAll
  static void start() {
    site = new HookSite(folder);
  }

  @AfterAll
  static void stop() {
    site.close();
  }

  private static HookChart chart() {
    return new HookChart("p1").visit("e1").uncoded("d1", "e1", SECRET);
  }

  private static void isRefused(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.body())
        .doesNotContain(SECRET, "Synthetic", "\"cards\"", "Exception", "org.rimborso", "\tat ")
        .contains("error");
    assertThat(HookSite.json(answer.body()).path("error").asText()).isNotBlank();
  }

  @ParameterizedTest
  @ValueSource(strings = {"patient-view", "order-sign", "patient-view/feedback"})
  void badTokens_ofEveryKind_getNoData(String service) {
    String path = "/cds-services/" + service;
    Map<String, String> bad = site.caller(path).bad();
    // Made now and shown a moment later: this one needs more than a moment.
    bad.put(
        "issued in future",
        site.caller(path)
            .good(claims -> claims.issueTime(in(300)).expirationTime(in(500)).jwtID("future")));
    assertThat(bad).hasSizeGreaterThanOrEqualTo(40);
    String body = site.body("patient-view", chart());
    bad.forEach(
        (what, token) -> {
          HttpResponse<String> answer = site.post(path, body, token);
          if (what.equals("over 16 KB")) {
            assertThat(answer.statusCode()).as(what).isEqualTo(431);
            assertThat(answer.body()).doesNotContain(SECRET);
          } else {
            isRefused(answer, 401);
            assertThat(answer.headers().firstValue("WWW-Authenticate")).isPresent();
            // Its body was not read: nothing may follow on this connection.
            assertThat(answer.headers().firstValue("Connection")).hasValue("close");
          }
        });
    assertThat(site.evil.seen()).isEmpty();
    assertThat(rows("READ REFUSED cds-token")).isNotEmpty();
  }

  private static Date in(long seconds) {
    return Date.from(Instant.now().plusSeconds(seconds));
  }

  @Test
  void call_withoutAToken_getsNoData() {
    String body = site.body("patient-view", chart());
    isRefused(site.post("/cds-services/patient-view", body, ""), 401);
    isRefused(site.post("/cds-services/patient-view/feedback", "{}", ""), 401);
  }

  @Test
  void token_takenOnce_isNotTakenAgainNorForAnotherService() {
    String token = site.token("/cds-services/patient-view");
    String body = site.body("patient-view", chart());
    isRefused(site.post("/cds-services/order-sign", body, token), 401);
    assertThat(site.post("/cds-services/patient-view", body, token).statusCode()).isEqualTo(200);
    isRefused(site.post("/cds-services/patient-view", body, token), 401);
  }

  @Test
  void discovery_withABadToken_isRefused() {
    HttpResponse<String> answer =
        site.send(
            HttpRequest.newBuilder(URI.create(site.origin() + "/cds-services"))
                .header("Authorization", "Bearer a.b.c"));
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body()).doesNotContain("services\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      value = {
        "''; 400",
        "{; 400",
        "[]; 400",
        "'text'; 400",
        "{}; 400",
        "{'hook':'patient-view'} trailing; 400",
        "{'hook':'patient-view','hook':'patient-view'}; 400",
        "{'hook':'order-sign','hookInstance':'i',CONTEXT,'prefetch':{'encounters':null}}; 400",
        "{'hook':'patient-view',CONTEXT,'prefetch':{'encounters':null}}; 400",
        "{'hook':'patient-view','hookInstance':' ',CONTEXT,'prefetch':{'encounters':null}}; 400",
        "{'hook':'patient-view','hookInstance':'i','prefetch':{'encounters':null}}; 400",
        "{'hook':'patient-view','hookInstance':'i','context':[],'prefetch':{'encounters':null}}; 400",
        "{'hook':'patient-view','hookInstance':'i','context':{'patientId':'p1'},'prefetch':{'encounters':null}}; 400",
        "{'hook':'patient-view','hookInstance':'i','context':{'userId':'x','patientId':'p1'},'prefetch':{'encounters':null}}; 400",
        "{'hook':'patient-view','hookInstance':'i','context':{'userId':'Claim/1','patientId':'p1'},'prefetch':{'encounters':null}}; 400",
        "{'hook':'patient-view','hookInstance':'i',CONTEXT,'prefetch':[]}; 400",
        "{'hook':'patient-view','hookInstance':'i',CONTEXT,'prefetch':{'encounters':'x'}}; 400",
        "{'hook':'patient-view','hookInstance':'i',CONTEXT,'prefetch':{'encounters':null,'encounters':null}}; 400",
        "{'hook':'patient-view','hookInstance':'i',CONTEXT}; 412",
        "{'hook':'patient-view','hookInstance':'i',CONTEXT,'prefetch':{}}; 412",
        "{'hook':'patient-view','hookInstance':'i',CONTEXT,'prefetch':{'patient':null}}; 412",
        "{'hook':'patient-view','hookInstance':'i',CONTEXT,'prefetch':{'unknown':{}}}; 412"
      })
  void body_odd_isRefusedInOneSentence(String body, int status) {
    isRefused(
        site.call("patient-view", body.replace("CONTEXT", CONTEXT).replace('\'', '"')), status);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "Patient/p1",
        "p1/../p2",
        "p1?x=1",
        "p1,p2",
        "p 1",
        "p1%2e",
        "p1|p2",
        "../metadata"
      })
  void patient_odd_isRefused(String patient) {
    String body =
        site.body("patient-view", chart())
            .replace("\"patientId\":\"p1\"", "\"patientId\":\"" + patient + "\"");
    isRefused(site.call("patient-view", body), 400);
    assertThat(site.ehr.seen()).isEmpty();
  }

  @Test
  void prefetch_ofAnotherPatient_isRefusedAndNothingIsJudged() {
    HookChart mixed =
        chart()
            .with(
                "conditions",
                "{'resourceType':'Condition','id':'x','subject':{'reference':'Patient/p2'},'code':{'text':'Foreign'}}");
    isRefused(site.call("patient-view", site.body("patient-view", mixed)), 400);
    HookChart other = chart().instead("patient", "{'resourceType':'Patient','id':'p2'}");
    isRefused(site.call("patient-view", site.body("patient-view", other)), 400);
    assertThat(rows("READ REFUSED cds-patient-view.other-patient")).isNotEmpty();
  }

  @Test
  void body_overSixteenMegabytes_isRefused() {
    String large = "{\"hook\":\"" + "x".repeat(16 << 20) + "\"}";
    isRefused(site.call("patient-view", large), 413);
  }

  @Test
  void body_largerThanAForm_isTaken() {
    HookChart large = chart();
    for (int i = 0; i < 2000; i++) {
      large.coded("c" + i, "e1", "E11.9");
    }
    String body = site.body("patient-view", large);
    assertThat(body.length()).isGreaterThan(300_000);
    assertThat(HookSite.cards(site.call("patient-view", body))).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "PUT", "DELETE"})
  void method_other_isRefused(String method) {
    HttpResponse<String> answer =
        site.send(
            HttpRequest.newBuilder(URI.create(site.origin() + "/cds-services/patient-view"))
                .method(method, HttpRequest.BodyPublishers.noBody()));
    assertThat(answer.statusCode()).isEqualTo(405);
  }

  @Test
  void service_unknown_isNotThere() {
    for (String path : List.of("other", "patient-view/other", "patient-view/feedback/more")) {
      assertThat(
              site.post("/cds-services/" + path, "{}", site.token("/cds-services/" + path))
                  .statusCode())
          .as(path)
          .isEqualTo(404);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      value = {
        "{}; 400",
        "{'feedback':[]}; 400",
        "{'feedback':{}}; 400",
        "{'feedback':[{'card':'x','outcome':'accepted'}]}; 400",
        "{'feedback':[{'card':'d1577c69-dfbe-44ad-ba6d-3e05e953b2ea','outcome':'ignored'}]}; 400",
        "{'feedback':[{'card':'d1577c69-dfbe-44ad-ba6d-3e05e953b2ea','outcome':'accepted'}]}; 404"
      })
  void feedback_odd_isRefused(String body, int status) {
    isRefused(site.call("patient-view/feedback", body.replace('\'', '"')), status);
  }

  private static List<String> rows(String begin) {
    return site
        .rows("select action || ' ' || outcome || ' ' || reason from audit_entry order by seq")
        .stream()
        .filter(row -> row.startsWith(begin))
        .toList();
  }
}
