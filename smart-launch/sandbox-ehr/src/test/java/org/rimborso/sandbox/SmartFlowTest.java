package org.rimborso.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningSandbox.class)
class SmartFlowTest {

  private TestApp app;

  @BeforeEach
  void register(SandboxServer sandbox) {
    app = new TestApp(sandbox, "/fhir");
  }

  @Test
  void smartConfiguration_ofEachBase_namesItsOwnEndpoints(SandboxServer sandbox) {
    for (String path : List.of("/fhir", "/no-write/fhir")) {
      TestApp at = new TestApp(sandbox, path);
      Map<String, Object> configuration =
          TestApp.json(at.get("", ".well-known/smart-configuration"));
      assertThat(configuration)
          .containsEntry("issuer", at.base())
          .containsEntry("authorization_endpoint", at.base() + "/authorize")
          .containsEntry("token_endpoint", at.base() + "/token")
          .containsEntry("jwks_uri", at.base() + "/jwks")
          .containsEntry("code_challenge_methods_supported", List.of("S256"));
      assertThat(configuration.get("capabilities"))
          .asInstanceOf(InstanceOfAssertFactories.LIST)
          .contains("launch-ehr", "permission-v1", "permission-v2")
          .doesNotContain("launch-standalone", "authorize-post");
    }
  }

  @Test
  void codeFlow_fromChart_givesTokenWithContext() throws Exception {
    HttpResponse<String> authorized = app.authorize(app.authorizeParameters(app.launch()));
    assertThat(TestApp.returned(authorized))
        .containsEntry("state", "state-1")
        .containsEntry("iss", app.base());

    HttpResponse<String> answer = app.token(app.tokenParameters(TestApp.code(authorized)));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
    Map<String, Object> token = TestApp.json(answer);
    assertThat(token)
        .containsEntry("token_type", "Bearer")
        .containsEntry("expires_in", 3600L)
        .containsEntry("scope", TestApp.SCOPE)
        .containsEntry("patient", "demo-bianchi")
        .containsEntry("encounter", "demo-bianchi-visit")
        .containsEntry("need_patient_banner", true);

    JWTClaimsSet claims = verified(TestApp.text(token, "id_token"));
    assertThat(claims.getIssuer()).isEqualTo(app.base());
    assertThat(claims.getAudience()).containsExactly(RunningSandbox.CLIENT);
    assertThat(claims.getSubject()).isEqualTo("demo-biller");
    assertThat(claims.getStringClaim("nonce")).isEqualTo("nonce-1");
    assertThat(claims.getStringClaim("fhirUser"))
        .isEqualTo(app.base() + "/Practitioner/demo-biller");

    String access = TestApp.text(token, "access_token");
    assertThat(app.get(access, "Patient/demo-bianchi").statusCode()).isEqualTo(200);
  }

  private JWTClaimsSet verified(String idToken) throws Exception {
    SignedJWT jwt = SignedJWT.parse(idToken);
    JWKSet keys = JWKSet.parse(app.get("", "jwks").body());
    assertThat(jwt.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.RS256);
    assertThat(keys.containsNonPublicKeys()).isFalse();
    assertThat(
            jwt.verify(
                new RSASSAVerifier(
                    keys.getKeyByKeyId(jwt.getHeader().getKeyID()).toRSAKey().toRSAPublicKey())))
        .isTrue();
    return jwt.getJWTClaimsSet();
  }

  @Test
  void authorize_byPost_isTheSame() {
    HttpResponse<String> answer = app.postForm("/authorize", app.authorizeParameters(app.launch()));
    assertThat(TestApp.returned(answer)).containsKey("code");
  }

  @Test
  void authorize_withoutPerson_letsOneBeChosen() {
    HttpResponse<String> page =
        app.authorize(app.authorizeParameters(app.launch(Optional.empty())));
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("Demo only", "demo-clinician", "demo-admin");
    String ticket = page.body().replaceAll("(?s).*name=\"ticket\" value=\"([^\"]+)\".*", "$1");

    HttpResponse<String> chosen =
        app.postForm("/authorize", Map.of("ticket", ticket, "person", "demo-coder"));
    String code = TestApp.code(chosen);
    Map<String, Object> token = TestApp.json(app.token(app.tokenParameters(code)));
    assertThat(token).containsEntry("patient", "demo-bianchi");

    HttpResponse<String> again =
        app.postForm("/authorize", Map.of("ticket", ticket, "person", "demo-coder"));
    assertThat(again.statusCode()).isEqualTo(400);
  }

  @Test
  void scope_unknownOrBeyondTheProfile_isNotGranted(SandboxServer sandbox) {
    TestApp readOnly = new TestApp(sandbox, "/no-write/fhir");
    Map<String, String> parameters = readOnly.authorizeParameters(readOnly.launch());
    parameters.put(
        "scope",
        "launch online_access user/Claim.read user/ClaimResponse.write user/Task.cruds"
            + " user/Flag.rs");
    String code = TestApp.code(readOnly.authorize(parameters));
    Map<String, Object> token = TestApp.json(readOnly.token(readOnly.tokenParameters(code)));
    assertThat(token).containsEntry("scope", "launch user/Claim.read user/Task.rs");
    assertThat(token).doesNotContainKey("id_token");
  }
}
