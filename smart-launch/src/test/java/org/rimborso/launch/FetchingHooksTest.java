package org.rimborso.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rimborso.ehr.LoopbackServer.Seen;
import org.rimborso.ehr.LoopbackServer.Sent;

/** Hooks without prefetch: what is asked of the EHR, with what, and what becomes of slowness. */
class FetchingHooksTest {
  private static final String TOKEN = "canary-token-of-the-call";
  private static final Map<String, String> KEYS =
      Map.of(
          "Encounter", "encounters",
          "Condition", "conditions",
          "Procedure", "procedures",
          "Coverage", "coverages",
          "Claim", "claims",
          "ExplanationOfBenefit", "benefits");

  @TempDir private Path folder;
  private HookSite site;
  private final HookChart chart = new HookChart("p1").visit("e1").uncoded("d1", "e1", "Asthma");
  private final CountDownLatch released = new CountDownLatch(1);

  @BeforeEach
  void start() {
    site = new HookSite(folder);
    site.serve(this::answer);
  }

  @AfterEach
  void stop() {
    released.countDown();
    site.close();
  }

  private Sent answer(Seen request) {
    String type = request.path().replaceFirst(".*/fhir/([A-Za-z]+).*", "$1");
    if (type.equals("metadata")) {
      return Sent.json(404, "{}");
    }
    if (!request.header("authorization").equals(java.util.Optional.of("Bearer " + TOKEN))) {
      return Sent.json(401, "{}");
    }
    return Sent.json(
        200,
        type.equals("Patient")
            ? "{\"resourceType\":\"Patient\",\"id\":\"p1\"}"
            : chart.searched(KEYS.getOrDefault(type, "none")));
  }

  private HttpResponse<String> call(String server, String scope, String more) {
    return site.call(
        "patient-view",
        site.body(
            "patient-view",
            "",
            ",'fhirServer':'%s','fhirAuthorization':{'access_token':'%s','token_type':'Bearer','expires_in':300,'scope':'%s','subject':'cds'}%s"
                .formatted(server, TOKEN, scope, more)));
  }

  /**
   * The first questions to an EHR take their time: asked again as clinicians open further charts.
   */
  private List<JsonNode> eventually(String scope, String more) {
    List<JsonNode> cards = List.of();
    for (int i = 0; i < 20 && cards.isEmpty(); i++) {
      cards = HookSite.cards(call(site.iss(), scope, more));
    }
    return cards;
  }

  @Test
  void nothingSent_isFetchedWithTheCallsOwnToken() throws IOException {
    List<JsonNode> cards = eventually("user/*.rs", "");
    assertThat(cards).hasSize(1);
    assertThat(cards.get(0).path("detail").asText()).contains("Asthma");
    assertThat(site.ehr.seen())
        .filteredOn(request -> !request.path().matches(".*/(metadata|\\.well-known/.*)"))
        .isNotEmpty()
        .allSatisfy(
            request -> assertThat(request.header("authorization")).contains("Bearer " + TOKEN));
    assertThat(
            site.rows(
                "select distinct action || ' ' || reason from audit_entry where patient = 'Patient/p1'"))
        .containsExactlyInAnyOrder("READ cds-patient-view", "SEARCH cds-patient-view");
    assertThat(kept()).noneMatch(text -> text.contains(TOKEN));
  }

  /** Whatever the store holds as text. */
  private List<String> kept() {
    List<String> tables =
        site.rows(
            "select table_name from information_schema.tables where table_schema = 'public'"
                + " and table_type = 'BASE TABLE'");
    assertThat(tables).contains("cds_card");
    return tables.stream()
        .flatMap(
            table ->
                site
                    .store()
                    .read(
                        handle ->
                            handle.createQuery("select * from \"" + table + "\"").mapToMap().list())
                    .stream())
        .map(Object::toString)
        .toList();
  }

  @Test
  void partSent_onlyTheRestIsFetched() {
    String sent =
        ",'prefetch':{'patient':{'resourceType':'Patient','id':'p1'},'encounters':"
            + chart.searched("encounters").replace('"', '\'')
            + "}";
    assertThat(eventually("user/*.rs", sent)).hasSize(1);
    assertThat(site.ehr.seen())
        .extracting(Seen::path)
        .noneMatch(path -> path.endsWith("/Encounter") || path.endsWith("/Patient/p1"))
        .anyMatch(path -> path.endsWith("/Condition"));
  }

  @Test
  void scope_thatDoesNotReach_isNotAsked() {
    call(site.iss(), "user/Encounter.rs user/Patient.rs", "");
    assertThat(site.ehr.seen())
        .extracting(Seen::path)
        .noneMatch(path -> path.endsWith("/Condition") || path.endsWith("/Claim"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "EVIL/fhir",
        "https://169.254.169.254/fhir",
        "http://localhost/fhir",
        "ISS/../evil",
        "ISS?x=1",
        "ISS//",
        "ISSX",
        "file:///etc/passwd",
        " ISS",
        ""
      })
  void fhirServer_otherThanTheCallersEhr_isRefusedBeforeAnyCall(String server) {
    String named = server.replace("EVIL", site.evil.origin().toString()).replace("ISS", site.iss());
    HttpResponse<String> answer = call(named, "user/*.rs", "");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).doesNotContain(TOKEN);
    assertThat(site.evil.seen()).isEmpty();
    assertThat(site.ehr.seen()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"''", "'a b'", "'x\\r\\nHost: evil'", "null", "7", "{}"})
  void token_odd_isRefused(String token) {
    String body =
        site.body(
            "patient-view",
            "",
            ",'fhirServer':'%s','fhirAuthorization':{'access_token':%s,'token_type':'Bearer','scope':'user/*.rs'}"
                .formatted(site.iss(), token));
    assertThat(site.call("patient-view", body).statusCode()).isEqualTo(400);
    assertThat(site.ehr.seen()).isEmpty();
  }

  @Test
  void ehr_thatDoesNotAnswer_isNotWaitedForAndNothingIsSaidThatIsNotKnown() {
    site.serve(
        request -> {
          try {
            released.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return Sent.json(503, "{}");
        });
    assertThat(HookSite.cards(call(site.iss(), "user/*.rs", ""))).isEmpty();
    assertThat(released.getCount()).as("answered while the EHR was silent").isOne();
  }

  @Test
  void ehr_thatRefuses_leavesThingsUnchecked() {
    site.serve(request -> Sent.json(403, "{}"));
    assertThat(HookSite.cards(call(site.iss(), "user/*.rs", ""))).isEmpty();
  }

  /** The store's own files too. */
  @Test
  void token_isOnNoDisk() throws IOException {
    eventually("user/*.rs", "");
    try (Stream<Path> files = Files.walk(folder)) {
      assertThat(files.filter(Files::isRegularFile).toList())
          .isNotEmpty()
          .allSatisfy(
              file ->
                  assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                      .doesNotContain(TOKEN));
    }
  }
}
