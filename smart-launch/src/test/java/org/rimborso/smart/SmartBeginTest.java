package org.rimborso.smart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.rimborso.smart.SmartParts.BROWSER;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rimborso.ehr.LoopbackServer;
import org.rimborso.ehr.LoopbackServer.Seen;
import org.rimborso.ehr.LoopbackServer.Sent;
import org.rimborso.smart.Problem.Kind;
import org.rimborso.smart.SmartLaunch.Begun;
import org.rimborso.smart.SmartLaunch.Redirect;

/** From the EHR's call to the authorize page. */
class SmartBeginTest extends OverSmartParts {
  private Begun begin(String iss) {
    return parts.smart.begin(iss, "xyz", BROWSER);
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
  void begin_noIssuer_aLinkThatSaysNothing(String iss) {
    assertThat(begin(iss)).isEqualTo(problem(Kind.LAUNCH_MISSING));
    assertThat(parts.ehr.server.seen()).isEmpty();
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

  private static Query form(Seen call) {
    return Query.of(call.body());
  }
}
