package org.rimborso.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Backend Services and bulk export of the EHR that knows apps by their signature. */
@ExtendWith(RunningSandbox.class)
class BulkExportTest {
  private static final String SCOPES = "system/Patient.rs system/Claim.rs system/Organization.rs";

  private SandboxServer sandbox;
  private TestApp app;

  @BeforeEach
  void register(SandboxServer running) {
    sandbox = running;
    app = new TestApp(running, "/signed/fhir");
  }

  private HttpResponse<String> asked(String scope) {
    Map<String, String> request = Map.of("grant_type", "client_credentials", "scope", scope);
    return app.postForm("/token", SigningApp.signedAsBackend(request, app.base() + "/token"));
  }

  private String token(String scope) {
    return TestApp.text(TestApp.json(asked(scope)), "access_token");
  }

  private HttpResponse<String> begin(String token, String path) {
    return app.send(
        HttpRequest.newBuilder(URI.create(app.base() + "/" + path))
            .header("Authorization", "Bearer " + token)
            .header("Prefer", "respond-async"));
  }

  private HttpResponse<String> at(String token, String url) {
    return app.send(
        HttpRequest.newBuilder(URI.create(url)).header("Authorization", "Bearer " + token));
  }

  private void spoil(String fault, int times) {
    HttpResponse<String> answer =
        app.send(
            HttpRequest.newBuilder(
                    URI.create(app.base() + "/bulk-faults?fault=" + fault + "&times=" + times))
                .header("Authorization", "Bearer " + RunningSandbox.INSPECT)
                .POST(HttpRequest.BodyPublishers.noBody()));
    assertThat(answer.statusCode()).isEqualTo(204);
  }

  private static String job(HttpResponse<String> begun) {
    assertThat(begun.statusCode()).isEqualTo(202);
    return begun.headers().firstValue("Content-Location").orElseThrow();
  }

  private Map<String, Object> manifest(String token, String job) {
    HttpResponse<String> answer = at(token, job);
    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(answer.headers().firstValue("X-Progress")).isPresent();
    assertThat(answer.headers().firstValue("Retry-After")).contains("1");
    while (answer.statusCode() == 202) {
      answer = at(token, job);
    }
    assertThat(answer.statusCode()).isEqualTo(200);
    return TestApp.json(answer);
  }

  @SuppressWarnings("unchecked") // what a manifest lists are objects
  private static List<Map<String, Object>> files(Map<String, Object> manifest, String kind) {
    return (List<Map<String, Object>>) Optional.ofNullable(manifest.get(kind)).orElseThrow();
  }

  private List<String> references(String token, Map<String, Object> manifest)
      throws ParseException {
    List<String> references = new ArrayList<>();
    for (Map<String, Object> file : files(manifest, "output")) {
      String body = at(token, TestApp.text(file, "url")).body();
      for (String line : body.split("\n", -1)) {
        if (!line.isEmpty()) {
          Map<String, Object> resource = JSONObjectUtils.parse(line);
          assertThat(resource).containsEntry("resourceType", file.get("type"));
          references.add(resource.get("resourceType") + "/" + resource.get("id"));
        }
      }
    }
    return references;
  }

  @Test
  void token_forSystem_isGivenToTheBackendClientOnly_forScopesThatRead() {
    Map<String, Object> told =
        TestApp.json(asked("system/Claim.cruds system/Nonsense.rs user/Patient.rs"));
    assertThat(told).containsEntry("scope", "system/Claim.rs").doesNotContainKey("refresh_token");
    assertThat(TestApp.json(asked("user/Patient.rs"))).containsEntry("error", "invalid_scope");
    Map<String, String> request = Map.of("grant_type", "client_credentials", "scope", SCOPES);
    String audience = app.base() + "/token";
    assertThat(app.postForm("/token", SigningApp.signed(request, audience)).statusCode())
        .isEqualTo(401);
    assertThat(app.postForm("/token", request).statusCode()).isEqualTo(401);
  }

  @Test
  void systemScopes_atTheFhirApi_areHeldTo() {
    String token = token("system/Claim.rs");
    assertThat(app.get(token, "Claim").statusCode()).isEqualTo(200);
    assertThat(app.get(token, "Patient/demo-bianchi").statusCode()).isEqualTo(403);
    assertThat(
            app.send(token, "PUT", "Claim/x", "{\"resourceType\":\"Claim\",\"id\":\"x\"}")
                .statusCode())
        .isEqualTo(403);
  }

  @Test
  void export_ofEverybody_givesEachResourceOnce_andEnds() throws ParseException {
    String token = token(SCOPES);
    String job = job(begin(token, "$export?_type=Patient,Claim"));
    Map<String, Object> manifest = manifest(token, job);
    assertThat(manifest).containsEntry("requiresAccessToken", true);
    List<String> references = references(token, manifest);
    assertThat(references)
        .doesNotHaveDuplicates()
        .contains("Patient/demo-bianchi", "Claim/demo-bianchi-claim")
        .noneMatch(reference -> reference.startsWith("Organization/"));
    String file = TestApp.text(files(manifest, "output").get(0), "url");
    assertThat(at("", file).statusCode()).isEqualTo(401);
    HttpRequest.Builder delete =
        HttpRequest.newBuilder(URI.create(job)).header("Authorization", "Bearer " + token).DELETE();
    assertThat(app.send(delete).statusCode()).isEqualTo(202);
    assertThat(at(token, job).statusCode()).isEqualTo(404);
    assertThat(at(token, file).statusCode()).isEqualTo(404);
  }

  @Test
  void export_ofAGroup_givesItsMembersAndWhatBelongsToNobody() throws ParseException {
    String token = token(SCOPES);
    Map<String, Object> manifest = manifest(token, job(begin(token, "Group/few/$export")));
    List<String> references = references(token, manifest);
    assertThat(references.stream().filter(one -> one.startsWith("Patient/"))).hasSize(3);
    assertThat(references)
        .anyMatch(one -> one.startsWith("Organization/"))
        .doesNotContain("Claim/demo-weber-claim");
    assertThat(begin(token, "Group/nobody/$export").statusCode()).isEqualTo(404);
  }

  @Test
  void export_sinceATime_givesWhatChangedAndWhatIsGone() throws ParseException {
    String token = token(SCOPES);
    Patient gone = new Patient();
    gone.setId("bulk-gone");
    sandbox.store().put(Stream.of(gone));
    Instant since =
        sandbox
            .store()
            .read(Patient.class, "bulk-gone")
            .orElseThrow()
            .getMeta()
            .getLastUpdated()
            .toInstant()
            .plus(Duration.ofMillis(1));
    Patient fresh = new Patient();
    fresh.setId("bulk-fresh");
    sandbox.store().put(Stream.of(fresh));
    TestApp full = new TestApp(sandbox, "/fhir");
    String writer = full.accessToken("launch openid user/Patient.cruds");
    assertThat(full.send(writer, "DELETE", "Patient/bulk-gone", "").statusCode()).isEqualTo(200);
    Map<String, Object> manifest =
        manifest(token, job(begin(token, "$export?_type=Patient&_since=" + since)));
    assertThat(references(token, manifest)).containsExactly("Patient/bulk-fresh");
    assertThat(at(token, TestApp.text(files(manifest, "deleted").get(0), "url")).body())
        .contains("\"method\":\"DELETE\"", "\"url\":\"Patient/bulk-gone\"");
    full.send(writer, "DELETE", "Patient/bulk-fresh", "");
  }

  @Test
  void export_askedForWrongly_isRefused() {
    String token = token(SCOPES);
    assertThat(begin("nonsense", "$export").statusCode()).isEqualTo(401);
    assertThat(app.get(token, "$export").statusCode()).isEqualTo(400);
    assertThat(begin(token, "$export?_type=Coverage").statusCode()).isEqualTo(403);
    assertThat(begin(token, "$export?_since=yesterday").statusCode()).isEqualTo(400);
    assertThat(begin(token, "$export?_outputFormat=csv").statusCode()).isEqualTo(400);
  }

  @Test
  void faults_askedFor_happenSoOftenAndNoMore() {
    String token = token(SCOPES);
    spoil("busy", 1);
    HttpResponse<String> busy = begin(token, "$export?_type=Patient");
    assertThat(busy.statusCode()).isEqualTo(429);
    assertThat(busy.headers().firstValue("Retry-After")).contains("1");
    String job = job(begin(token, "$export?_type=Patient"));
    spoil("status-failed", 1);
    assertThat(at(token, job).statusCode()).isEqualTo(500);
    spoil("lost", 1);
    assertThat(at(token, job).statusCode()).isEqualTo(404);
    assertThat(at(token, job).statusCode()).isEqualTo(404);
  }
}
