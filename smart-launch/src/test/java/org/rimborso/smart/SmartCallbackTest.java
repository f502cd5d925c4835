package org.rimborso.smart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rimborso.smart.SmartParts.BROWSER;

import com.nimbusds.jose.JWSAlgorithm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rimborso.chart.Reference;
import org.rimborso.ehr.LoopbackServer.Seen;
import org.rimborso.smart.Problem.Kind;
import org.rimborso.smart.SmartLaunch.Called;
import org.rimborso.smart.SmartLaunch.Completed;

/** What a good answer makes: a launch with its context, and a token that stays here. */
class SmartCallbackTest extends OverSmartParts {
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

  private static Query form(Seen call) {
    return Query.of(call.body());
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
  void callback_issuerOnlyInOpenidConfiguration_completesIfItNamesItself() {
    String iss = parts.ehr.iss().toString();
    parts.ehr.configuration =
        parts.ehr.configuration.replaceAll("\"(issuer|jwks_uri)\":", "\"old_$1\":");
    String keys = "\"jwks_uri\":\"" + parts.ehr.issuer() + "/jwks\"}";
    parts.ehr.openid = "{\"issuer\":\"" + iss + "/other\"," + keys;
    assertThat(parts.smart.begin(iss, "xyz", BROWSER)).isEqualTo(problem(Kind.DISCOVERY_INVALID));
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
  void end_launch_tokenAndLaunchAreGone() {
    Query asked = parts.begin();
    parts.grant(asked.get("nonce"), "");
    Launch launch = ((Completed) parts.callback(asked.get("state"), "code", "c")).launch();
    parts.smart.end(launch.id());
    assertThat(parts.tokens.token(launch.id())).isEmpty();
    assertThat(new Launches(parts.store).byId(launch.id())).isEmpty();
  }
}
