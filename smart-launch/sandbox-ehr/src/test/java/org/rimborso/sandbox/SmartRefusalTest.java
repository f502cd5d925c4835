package org.rimborso.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(RunningSandbox.class)
class SmartRefusalTest {

  private TestApp app;

  @BeforeEach
  void register(SandboxServer sandbox) {
    app = new TestApp(sandbox, "/fhir");
  }

  @ParameterizedTest
  @CsvSource({
    "aud, http://localhost:1/fhir, invalid_request",
    "launch, nobody-made-this, invalid_request",
    "code_challenge_method, plain, invalid_request",
    "response_type, token, unsupported_response_type",
    "scope, user/Flag.rs, invalid_scope",
  })
  void authorize_withOneThingWrong_goesBackWithAnError(String name, String value, String error) {
    Map<String, String> parameters = app.authorizeParameters(app.launch());
    parameters.put(name, value);
    HttpResponse<String> answer = app.authorize(parameters);
    String location = answer.headers().firstValue("Location").orElseThrow();
    assertThat(location).startsWith(RunningSandbox.REDIRECT.toString()).contains("error=" + error);
    assertThat(location).doesNotContain("code=");
  }

  @ParameterizedTest
  @CsvSource({"launch", "aud", "code_challenge", "state"})
  void authorize_withOneThingMissing_goesBackWithAnError(String name) {
    Map<String, String> parameters = app.authorizeParameters(app.launch());
    parameters.remove(name);
    assertThat(TestApp.returned(app.authorize(parameters)))
        .containsEntry("error", "invalid_request")
        .doesNotContainKey("code");
  }

  @ParameterizedTest
  @CsvSource({
    "redirect_uri, http://localhost:8080/callback/full/",
    "redirect_uri, http://evil.example/callback",
    "client_id, somebody-else",
  })
  void authorize_fromAnUnregisteredApp_staysHere(String name, String value) {
    Map<String, String> parameters = app.authorizeParameters(app.launch());
    parameters.put(name, value);
    HttpResponse<String> answer = app.authorize(parameters);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("Location")).isEmpty();
  }

  @Test
  void launch_usedTwice_isRefused() {
    String launch = app.launch();
    app.authorize(app.authorizeParameters(launch));
    assertThat(TestApp.returned(app.authorize(app.authorizeParameters(launch))))
        .containsEntry("error", "invalid_request");
  }

  @Test
  void launch_ofAnotherBase_isRefused(SandboxServer sandbox) {
    String foreign = new TestApp(sandbox, "/no-write/fhir").launch();
    assertThat(TestApp.returned(app.authorize(app.authorizeParameters(foreign))))
        .containsEntry("error", "invalid_request");
  }

  @Test
  void token_withAnotherVerifier_isRefusedAndSpendsTheCode() {
    String code = app.code();
    Map<String, String> wrong = app.tokenParameters(code);
    wrong.put("code_verifier", new CodeVerifier().getValue());
    refused(app.token(wrong), 400, "invalid_grant");
    refused(app.token(app.tokenParameters(code)), 400, "invalid_grant");
  }

  @Test
  void token_withoutVerifier_isRefused() {
    Map<String, String> parameters = app.tokenParameters(app.code());
    parameters.remove("code_verifier");
    refused(app.token(parameters), 400, "invalid_grant");
  }

  @Test
  void token_forACodeUsedBefore_isRefused() {
    String code = app.code();
    assertThat(app.token(app.tokenParameters(code)).statusCode()).isEqualTo(200);
    refused(app.token(app.tokenParameters(code)), 400, "invalid_grant");
  }

  @Test
  void token_withAnotherRedirectUri_isRefused() {
    Map<String, String> parameters = app.tokenParameters(app.code());
    parameters.put("redirect_uri", RunningSandbox.OTHER_REDIRECT.toString());
    refused(app.token(parameters), 400, "invalid_grant");
  }

  @Test
  void token_withAnotherSecret_isRefused() {
    refused(
        app.token(app.tokenParameters(app.code()), "a-wrong-secret-for-tests-0123456789"),
        401,
        "invalid_client");
  }

  @Test
  void token_withTheSecretInTheForm_isRefused() {
    Map<String, String> parameters = app.tokenParameters(app.code());
    parameters.put("client_id", RunningSandbox.CLIENT);
    parameters.put("client_secret", RunningSandbox.SECRET);
    refused(app.postForm("/token", parameters), 401, "invalid_client");
  }

  @Test
  void token_atAnotherBase_isRefused(SandboxServer sandbox) {
    TestApp other = new TestApp(sandbox, "/no-write/fhir");
    refused(other.token(app.tokenParameters(app.code())), 400, "invalid_grant");
  }

  private static void refused(HttpResponse<String> answer, int status, String error) {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(TestApp.json(answer)).containsEntry("error", error);
  }
}
