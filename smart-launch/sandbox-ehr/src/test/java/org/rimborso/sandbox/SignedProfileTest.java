package org.rimborso.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The EHR that knows apps by their signature. */
@ExtendWith(RunningSandbox.class)
class SignedProfileTest {

  private static final String SCOPE = "launch openid fhirUser online_access user/Patient.rs";

  private TestApp app;
  private String audience;

  @BeforeEach
  void register(SandboxServer sandbox) {
    app = new TestApp(sandbox, "/signed/fhir");
    audience = app.base() + "/token";
  }

  private Map<String, Object> launched() {
    Map<String, String> parameters = app.authorizeParameters(app.launch());
    parameters.put("scope", SCOPE);
    String code = TestApp.code(app.postForm("/authorize", parameters));
    return TestApp.json(token(app.tokenParameters(code)));
  }

  private HttpResponse<String> token(Map<String, String> request) {
    return app.postForm("/token", SigningApp.signed(request, audience));
  }

  private HttpResponse<String> refresh(String token) {
    return token(Map.of("grant_type", "refresh_token", "refresh_token", token));
  }

  private int reads(Map<String, Object> tokens) {
    return app.get(TestApp.text(tokens, "access_token"), "Patient/demo-bianchi").statusCode();
  }

  @Test
  void smartConfiguration_saysWhatItCanDo() {
    Map<String, Object> told = TestApp.json(app.get("", ".well-known/smart-configuration"));
    assertThat(told).containsEntry("revocation_endpoint", app.base() + "/revoke");
    assertThat(told.get("capabilities"))
        .asInstanceOf(InstanceOfAssertFactories.LIST)
        .contains("launch-standalone", "authorize-post", "client-confidential-asymmetric");
  }

  @Test
  void token_withoutGoodStatement_isRefused() {
    Map<String, String> request = app.tokenParameters(app.code());
    assertThat(app.token(request).statusCode()).isEqualTo(401);
    for (String bad :
        new String[] {
          SigningApp.forged(audience),
          SigningApp.statement(app.base(), 240),
          SigningApp.statement(audience, 420),
          SigningApp.statement(audience, -120)
        }) {
      assertThat(app.postForm("/token", SigningApp.with(request, bad)).statusCode()).isEqualTo(401);
    }
    Map<String, String> once = SigningApp.signed(request, audience);
    assertThat(app.postForm("/token", once).statusCode()).isEqualTo(200);
    assertThat(app.postForm("/token", once).statusCode()).isEqualTo(401);
  }

  @Test
  void refresh_rotates_andASecondUseEndsTheFamily() {
    Map<String, Object> first = launched();
    String used = TestApp.text(first, "refresh_token");
    Map<String, Object> second = TestApp.json(refresh(used));
    assertThat(reads(second)).isEqualTo(200);
    assertThat(second).containsEntry("patient", "demo-bianchi");
    assertThat(TestApp.json(refresh(used))).containsEntry("error", "invalid_grant");
    assertThat(reads(second)).isEqualTo(401);
    assertThat(refresh(TestApp.text(second, "refresh_token")).statusCode()).isEqualTo(400);
  }

  @Test
  void revoke_refreshToken_endsEverything() {
    Map<String, Object> tokens = launched();
    String refresh = TestApp.text(tokens, "refresh_token");
    assertThat(app.postForm("/revoke", Map.of("token", refresh)).statusCode()).isNotEqualTo(200);
    assertThat(reads(tokens)).isEqualTo(200);
    Map<String, String> request = SigningApp.signed(Map.of("token", refresh), audience);
    assertThat(app.postForm("/revoke", request).statusCode()).isEqualTo(200);
    assertThat(reads(tokens)).isEqualTo(401);
    assertThat(refresh(refresh).statusCode()).isEqualTo(400);
  }

  @Test
  void authorize_fromTheApp_letsPatientAndPersonBeChosen() {
    Map<String, String> parameters = new LinkedHashMap<>(app.authorizeParameters("none"));
    parameters.remove("launch");
    parameters.put("scope", "launch/patient openid user/Patient.rs");
    HttpResponse<String> page = app.authorize(parameters);
    assertThat(page.body()).contains("<select name=\"patient\">", "demo-bianchi");
    String ticket = page.body().replaceAll("(?s).*name=\"ticket\" value=\"([^\"]+)\".*", "$1");
    HttpResponse<String> chosen =
        app.postForm(
            "/authorize",
            Map.of("ticket", ticket, "person", "demo-coder", "patient", "demo-bianchi"));
    Map<String, Object> tokens = TestApp.json(token(app.tokenParameters(TestApp.code(chosen))));
    assertThat(tokens).containsEntry("patient", "demo-bianchi").doesNotContainKey("refresh_token");
  }
}
