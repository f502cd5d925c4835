package org.rimborso.smart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.rimborso.smart.SmartParts.BROWSER;

import com.nimbusds.jose.JWSAlgorithm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rimborso.chart.Reference;
import org.rimborso.ehr.LoopbackServer;
import org.rimborso.ehr.LoopbackServer.Seen;
import org.rimborso.ehr.LoopbackServer.Sent;
import org.rimborso.smart.Problem.Kind;
import org.rimborso.smart.SmartLaunch.Begun;
import org.rimborso.smart.SmartLaunch.Called;
import org.rimborso.smart.SmartLaunch.Completed;
import org.rimborso.smart.SmartLaunch.Redirect;

class SmartLaunchTest {
  @TempDir Path folder;
  private SmartParts parts;

  @BeforeEach
  void open() throws IOException {
    parts = new SmartParts(folder);
  }

  @AfterEach
  void close() {
    parts.close();
  }

  private Begun begin(String iss) {
    return parts.smart.begin(iss, "xyz", BROWSER);
  }

  private static Problem problem(Kind kind) {
    return Problem.of(kind);
  }

  @Test
  void begin_knownEhr_redirectsWithEverythingSmartAsksFor() throws Exception {
    Redirect redirect = (Redirect) begin(parts.ehr.iss().toString());
    assertThat(redirect.authorize().toString()).startsWith(parts.ehr.issuer() + "/authorize?");
    Query query = Query.of(redirect.authorize());
    assertThat(query.all())
        .containsEntry("response_type", "code")
        .containsEntry("client_id", "rimborso-client")
        .containsEntry("redirect_uri", "https://app.example/callback/test")
        .containsEntry("aud", parts.ehr.iss().toString())
        .containsEntry("launch", "xyz")
        .containsEntry("code_challenge_method", "S256")
        .containsEntry(
            "scope",
            "launch openid fhirUser user/Claim.rs user/ClaimResponse.cruds patient/Condition.rs")
        .containsOnlyKeys(
            "response_type",
            "client_id",
            "redirect_uri",
            "aud",
            "launch",
            "code_challenge_method",
            "code_challenge",
            "scope",
            "state",
            "nonce");
    assertThat(query.get("state")).hasSize(43).isNotEqualTo(parts.begin().get("state"));

    parts.grant(query.get("nonce"), "");
    parts.callback(query.get("state"), "code", "c0de");
    String verifier = form(parts.ehr.calls("/auth/token").get(0)).get("code_verifier");
    byte[] hash =
        MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
    assertThat(query.get("code_challenge"))
        .isEqualTo(Base64.getUrlEncoder().withoutPadding().encodeToString(hash));
  }

  private static Query form(Seen call) {
    return Query.of(call.body());
  }

  @Test
  void begin_serverOfVersion1_asksInItsSpelling() {
    parts.ehr.configuration = parts.ehr.configuration.replace("\"permission-v2\",", "");
    assertThat(parts.begin().get("scope"))
        .isEqualTo(
            "launch openid fhirUser user/Claim.read user/ClaimResponse.read"
                + " user/ClaimResponse.write patient/Condition.read");
  }

  @Test
  void begin_mutatedIssuers_opensNoConnection() {
    String good = parts.ehr.iss().toString();
    List<String> bad =
        new ArrayList<>(
            List.of(
                "",
                good + "/",
                good + "?x=1",
                good + "#",
                good + "/..",
                good + "%00",
                " " + good,
                good + " ",
                good.replace("localhost", "127.0.0.1"),
                good.replace("localhost", "LOCALHOST"),
                good.replace("http://", "http://u@"),
                good.replace("http://", "https://"),
                good.replace("/fhir", "/FHIR"),
                good.replace("/fhir", "//fhir"),
                good.replace("/fhir", "/./fhir"),
                "http://169.254.169.254/latest",
                "http://localhost/",
                "file:///etc/passwd",
                "gopher://localhost/",
                good + "\r\nHost: x",
                good + "," + good));
    Random random = new Random(20261123);
    while (bad.size() < 250) {
      StringBuilder text = new StringBuilder(good);
      int place = random.nextInt(text.length());
      switch (random.nextInt(3)) {
        case 0 -> text.insert(place, (char) (' ' + random.nextInt(95)));
        case 1 -> text.deleteCharAt(place);
        default -> text.setCharAt(place, (char) (' ' + random.nextInt(95)));
      }
      if (!text.toString().equals(good)) {
        bad.add(text.toString());
      }
    }
    for (String iss : bad) {
      assertThat(begin(iss)).as(iss).isEqualTo(problem(Kind.UNKNOWN_ISSUER));
    }
    assertThat(parts.ehr.server.seen()).isEmpty();
  }

  @Test
  void begin_withoutBrowserKey_isABrokenCaller() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> parts.smart.begin(parts.ehr.iss().toString(), "xyz", ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " "})
  void begin_noLaunchValue_problem(String launch) {
    assertThat(parts.smart.begin(parts.ehr.iss().toString(), launch, BROWSER))
        .isEqualTo(problem(Kind.LAUNCH_MISSING));
    assertThat(parts.ehr.server.seen()).isEmpty();
  }

  @Test
  void begin_discoveryNamesForeignHost_refusedAndNeverCalled() {
    try (var foreign = new LoopbackServer(r -> Sent.json(200, "{}"))) {
      for (String name :
          List.of("issuer", "authorization_endpoint", "token_endpoint", "jwks_uri")) {
        String good = FakeAuthorization.configuration(parts.ehr.server.origin());
        parts.ehr.configuration =
            good.replaceAll(
                "\"" + name + "\":\"http://[^/]*", "\"" + name + "\":\"" + foreign.origin());
        assertThat(parts.ehr.configuration).isNotEqualTo(good);
        assertThat(begin(parts.ehr.iss().toString()))
            .as(name)
            .isEqualTo(problem(Kind.DISCOVERY_INVALID));
      }
      assertThat(foreign.seen()).isEmpty();
    }
  }

  @Test
  void callback_issuerOnlyInOpenidConfiguration_completesIfItNamesItself() {
    String iss = parts.ehr.iss().toString();
    parts.ehr.configuration =
        parts.ehr.configuration.replaceAll("\"(issuer|jwks_uri)\":", "\"old_$1\":");
    String keys = "\"jwks_uri\":\"" + parts.ehr.issuer() + "/jwks\"}";
    parts.ehr.openid = "{\"issuer\":\"" + iss + "/other\"," + keys;
    assertThat(begin(iss)).isEqualTo(problem(Kind.DISCOVERY_INVALID));
    parts.ehr.openid = "{\"issuer\":\"" + iss + "\"," + keys;
    Called called =
        parts.flowWith(
            nonce ->
                FakeAuthorization.sign(
                    parts.ehr.claims(nonce).issuer(iss).build(),
                    FakeAuthorization.RSA,
                    JWSAlgorithm.RS256));
    assertThat(called).isInstanceOf(Completed.class);
  }

  @Test
  void begin_methodsWithoutS256_refused() {
    parts.ehr.configuration = parts.ehr.configuration.replace("S256", "plain");
    assertThat(begin(parts.ehr.iss().toString())).isEqualTo(problem(Kind.PKCE_NOT_OFFERED));
  }

  @Test
  void begin_noMethodListed_onlyAsConfigured() throws IOException {
    String silent = "\"code_challenge_methods_supported\":[]";
    parts.ehr.configuration = parts.ehr.configuration.replaceAll("\"code_challenge.*?]", silent);
    assertThat(begin(parts.ehr.iss().toString())).isEqualTo(problem(Kind.PKCE_NOT_OFFERED));
    Path other = java.nio.file.Files.createDirectory(folder.resolve("other"));
    try (SmartParts lenient = new SmartParts(other, true, true)) {
      lenient.ehr.configuration =
          lenient.ehr.configuration.replaceAll("\"code_challenge.*?]", silent);
      assertThat(lenient.begin().all()).containsEntry("code_challenge_method", "S256");
    }
  }

  @Test
  void begin_ehrAnswersErrorOrHtml_notReached() {
    parts.ehr.configuration = "<html>";
    assertThat(begin(parts.ehr.iss().toString())).isEqualTo(problem(Kind.EHR_NOT_REACHED));
  }

  @Test
  void callback_good_launchWithContextAndTokenOnTheServer() {
    Query asked = parts.begin();
    parts.grant(
        asked.get("nonce"),
        ",\"patient\":\"p1\",\"encounter\":\"e1\",\"need_patient_banner\":false,"
            + "\"scope\":\"launch user/Claim.rs\",\"intent\":\"x\"");
    Launch launch =
        ((Completed) parts.callback(asked.get("state"), "code", "c0de", "iss", parts.ehr.issuer()))
            .launch();
    assertThat(launch.patient()).contains(new Reference("Patient", "p1"));
    assertThat(launch.encounter()).contains(new Reference("Encounter", "e1"));
    assertThat(launch.needPatientBanner()).isFalse();
    assertThat(launch.scopes()).isEqualTo(Set.of("launch", "user/Claim.rs"));
    assertThat(launch.user())
        .isEqualTo(
            new User(
                parts.ehr.issuer(),
                "user-1",
                Optional.of(new Reference("Practitioner", "demo-biller")),
                "user-1"));
    assertThat(new Launches(parts.store).byId(launch.id())).contains(launch);
    assertThat(parts.tokens.token(launch.id())).contains("canary-token");
    assertThat(launch.toString() + parts.tokens).doesNotContain("canary-token");

    Seen call = parts.ehr.calls("/auth/token").get(0);
    assertThat(call.header("authorization"))
        .contains(
            "Basic "
                + Base64.getEncoder()
                    .encodeToString(
                        "rimborso-client:s3cr3t%3A%25".getBytes(StandardCharsets.UTF_8)));
    assertThat(form(call).all())
        .containsEntry("grant_type", "authorization_code")
        .containsEntry("code", "c0de")
        .containsEntry("redirect_uri", "https://app.example/callback/test")
        .doesNotContainKey("client_secret");
  }

  @Test
  void callback_publicClient_sendsClientIdAndNoAuthorization() throws IOException {
    Path other = java.nio.file.Files.createDirectory(folder.resolve("other"));
    try (SmartParts open = new SmartParts(other, false, false)) {
      Query asked = open.begin();
      open.grant(asked.get("nonce"), "");
      assertThat(open.callback(asked.get("state"), "code", "c")).isInstanceOf(Completed.class);
      Seen call = open.ehr.calls("/auth/token").get(0);
      assertThat(call.header("authorization")).isEmpty();
      assertThat(form(call).all()).containsEntry("client_id", "rimborso-client");
    }
  }

  @Test
  void callback_noContextAtAll_launchWithoutPatientAndWithBanner() {
    Query asked = parts.begin();
    parts.grant(asked.get("nonce"), ",\"patient\":null");
    Launch launch = ((Completed) parts.callback(asked.get("state"), "code", "c")).launch();
    assertThat(launch.patient()).isEmpty();
    assertThat(launch.needPatientBanner()).isTrue();
    assertThat(launch.scopes()).contains("user/Claim.rs");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"../p2\"", "\"Patient/p1\"", "\"p1?x\"", "\"\"", "7", "{}"})
  void callback_patientIsNoId_refused(String patient) {
    Query asked = parts.begin();
    parts.grant(asked.get("nonce"), ",\"patient\":" + patient);
    assertThat(parts.callback(asked.get("state"), "code", "c"))
        .isEqualTo(problem(Kind.CONTEXT_INVALID));
  }

  @Test
  void callback_forgedStates_refusedWithoutAnyCall() {
    parts.begin();
    int before = parts.ehr.server.seen().size();
    Random random = new Random(7);
    for (int i = 0; i < 1000; i++) {
      byte[] bytes = new byte[32];
      random.nextBytes(bytes);
      String state = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
      assertThat(parts.callback(state, "code", "c")).isEqualTo(problem(Kind.STATE_FORGED));
    }
    for (String state : List.of("", "x", "' or 1=1 --", "é".repeat(43))) {
      assertThat(parts.callback(state, "code", "c")).isEqualTo(problem(Kind.STATE_FORGED));
    }
    assertThat(parts.smart.callback("test", Map.of(), BROWSER))
        .isEqualTo(problem(Kind.STATE_FORGED));
    assertThat(parts.ehr.server.seen()).hasSize(before);
  }

  @Test
  void callback_parameterTwice_refused() {
    Query asked = parts.begin();
    String state = asked.get("state");
    assertThat(
            parts.smart.callback(
                "test", Map.of("state", List.of(state), "code", List.of("a", "b")), BROWSER))
        .isEqualTo(problem(Kind.STATE_FORGED));
    assertThat(
            parts.smart.callback(
                "test", Map.of("state", List.of(state, state), "code", List.of("a")), BROWSER))
        .isEqualTo(problem(Kind.STATE_FORGED));
  }

  @Test
  void callback_again_refusedAndTheCodeIsSentOnce() {
    Query asked = parts.begin();
    parts.grant(asked.get("nonce"), "");
    assertThat(parts.callback(asked.get("state"), "code", "c")).isInstanceOf(Completed.class);
    assertThat(parts.callback(asked.get("state"), "code", "c")).isEqualTo(problem(Kind.STATE_USED));
    assertThat(parts.ehr.calls("/auth/token")).hasSize(1);
  }

  @Test
  void callback_manyAtOnce_oneCompletes() throws Exception {
    Query asked = parts.begin();
    parts.grant(asked.get("nonce"), "");
    var threads = Executors.newFixedThreadPool(8);
    List<Callable<Called>> same = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      same.add(() -> parts.callback(asked.get("state"), "code", "c"));
    }
    int completed = 0;
    for (Future<Called> each : threads.invokeAll(same)) {
      completed += each.get() instanceof Completed ? 1 : 0;
    }
    threads.shutdown();
    assertThat(completed).isEqualTo(1);
    assertThat(parts.ehr.calls("/auth/token")).hasSize(1);
  }

  @Test
  void callback_tokenEndpointFails_codeNotSentAgain() {
    Query asked = parts.begin();
    assertThat(parts.callback(asked.get("state"), "code", "c"))
        .isEqualTo(problem(Kind.EHR_NOT_REACHED));
    assertThat(parts.callback(asked.get("state"), "code", "c")).isEqualTo(problem(Kind.STATE_USED));
    assertThat(parts.ehr.calls("/auth/token")).hasSize(1);
  }

  @Test
  void callback_otherBrowserOrNoCookie_refusedAndTheRightOneStillMay() {
    Query asked = parts.begin();
    parts.grant(asked.get("nonce"), "");
    for (String other : List.of("", "another-browser")) {
      assertThat(parts.callbackFrom(other, asked.get("state"), "code", "c"))
          .isEqualTo(problem(Kind.OTHER_BROWSER));
    }
    assertThat(parts.ehr.calls("/auth/token")).isEmpty();
    assertThat(parts.callback(asked.get("state"), "code", "c")).isInstanceOf(Completed.class);
  }

  @Test
  void callback_afterTenMinutes_expired() {
    Query asked = parts.begin();
    Query inTime = parts.begin();
    parts.grant(inTime.get("nonce"), "");
    parts.clock.advance(Duration.ofMinutes(10));
    assertThat(parts.callback(inTime.get("state"), "code", "c")).isInstanceOf(Completed.class);
    parts.clock.advance(Duration.ofSeconds(1));
    assertThat(parts.callback(asked.get("state"), "code", "c"))
        .isEqualTo(problem(Kind.LAUNCH_EXPIRED));
  }

  @Test
  void callback_anotherIssuerInTheAnswer_codeGoesNowhere() {
    Query asked = parts.begin();
    assertThat(parts.callback(asked.get("state"), "code", "c", "iss", "https://evil.example"))
        .isEqualTo(problem(Kind.MIXED_UP));
    assertThat(parts.ehr.calls("/auth/token")).isEmpty();
  }

  @Test
  void callback_promisedIssuerMissing_refused() {
    parts.ehr.configuration =
        parts.ehr.configuration.replace(
            "{\"issuer\"", "{\"authorization_response_iss_parameter_supported\":true,\"issuer\"");
    Query asked = parts.begin();
    assertThat(parts.callback(asked.get("state"), "code", "c")).isEqualTo(problem(Kind.MIXED_UP));
  }

  @Test
  void callback_unknownEhr_refused() {
    Query asked = parts.begin();
    assertThat(parts.smart.callback("other", Map.of("state", List.of(asked.get("state"))), BROWSER))
        .isEqualTo(problem(Kind.STATE_FORGED));
  }

  @Test
  void callback_error_saysItsCodeOnly() {
    Query asked = parts.begin();
    assertThat(
            parts.callback(
                asked.get("state"), "error", "access_denied", "error_description", "<b>no</b>"))
        .isEqualTo(new Problem(Kind.EHR_REFUSED, Optional.of("access_denied")));
    Query again = parts.begin();
    assertThat(parts.callback(again.get("state"), "error", "<script>"))
        .isEqualTo(problem(Kind.EHR_REFUSED));
  }

  @Test
  void callback_neitherCodeNorError_problem() {
    assertThat(parts.callback(parts.begin().get("state"))).isEqualTo(problem(Kind.CODE_MISSING));
  }

  @Test
  void callback_tokenRefused_saysWhy() {
    Query asked = parts.begin();
    parts.ehr.token = () -> Sent.json(400, "{\"error\":\"invalid_grant\"}");
    assertThat(parts.callback(asked.get("state"), "code", "c"))
        .isEqualTo(new Problem(Kind.TOKEN_REFUSED, Optional.of("invalid_grant")));
  }

  @Test
  void callback_unusableTokenAnswers_refused() {
    for (String body :
        List.of("", "[]", "{}", "<html>", "{\"access_token\":7,\"token_type\":\"Bearer\"}")) {
      Query asked = parts.begin();
      parts.ehr.token = () -> Sent.json(200, body);
      assertThat(parts.callback(asked.get("state"), "code", "c"))
          .as(body)
          .isEqualTo(problem(Kind.TOKEN_INVALID));
    }
    Query asked = parts.begin();
    parts.ehr.token = () -> Sent.json(200, "{\"access_token\":\"t\",\"token_type\":\"Bearer\"}");
    assertThat(parts.callback(asked.get("state"), "code", "c"))
        .isEqualTo(problem(Kind.ID_TOKEN_INVALID));
  }

  @Test
  void callback_redirectFromTokenEndpoint_notFollowed() {
    try (var foreign = new LoopbackServer(r -> Sent.json(200, "{}"))) {
      Query asked = parts.begin();
      parts.ehr.token = () -> Sent.status(307, Map.of("Location", foreign.at("/token").toString()));
      assertThat(parts.callback(asked.get("state"), "code", "c"))
          .isEqualTo(problem(Kind.TOKEN_REFUSED));
      assertThat(foreign.seen()).isEmpty();
    }
  }

  @Test
  void end_launch_tokenAndLaunchAreGone() {
    Query asked = parts.begin();
    parts.grant(asked.get("nonce"), "");
    Launch launch = ((Completed) parts.callback(asked.get("state"), "code", "c")).launch();
    parts.smart.end(launch.id());
    assertThat(parts.tokens.token(launch.id())).isEmpty();
    assertThat(new Launches(parts.store).byId(launch.id())).isEmpty();
  }
}
