package org.rimborso.sandbox;

import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rimborso.sandbox.oauth.Launch;

/** An app as the sandbox sees one: it authorizes, asks for tokens and calls the FHIR API. */
final class TestApp {

  static final String SCOPE =
      "launch openid fhirUser user/Patient.rs user/Claim.rs user/ClaimResponse.cruds";

  private final HttpClient http = HttpClient.newHttpClient();
  private final SandboxServer sandbox;
  private final String base;
  private final CodeVerifier verifier = new CodeVerifier();

  TestApp(SandboxServer sandbox, String path) {
    this.sandbox = sandbox;
    this.base = sandbox.url() + path;
  }

  String base() {
    return base;
  }

  /** A launch of Marta Bianchi's chart at her visit, as the biller. */
  String launch() {
    return launch(Optional.of("demo-biller"));
  }

  String launch(Optional<String> person) {
    return sandbox
        .smart()
        .launch(new Launch(base, "demo-bianchi", Optional.of("demo-bianchi-visit"), person));
  }

  /** Parameters of an authorize request with nothing wrong. */
  Map<String, String> authorizeParameters(String launch) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("response_type", "code");
    parameters.put("client_id", RunningSandbox.CLIENT);
    parameters.put("redirect_uri", RunningSandbox.REDIRECT.toString());
    parameters.put("scope", SCOPE);
    parameters.put("state", "state-1");
    parameters.put("nonce", "nonce-1");
    parameters.put("aud", base);
    parameters.put("launch", launch);
    parameters.put(
        "code_challenge", CodeChallenge.compute(CodeChallengeMethod.S256, verifier).getValue());
    parameters.put("code_challenge_method", "S256");
    return parameters;
  }

  HttpResponse<String> authorize(Map<String, String> parameters) {
    return send(HttpRequest.newBuilder(URI.create(base + "/authorize?" + form(parameters))));
  }

  HttpResponse<String> postForm(String path, Map<String, String> parameters) {
    return send(
        HttpRequest.newBuilder(URI.create(base + path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form(parameters))));
  }

  /** The parameters that an authorize answer sends back to the app. */
  static Map<String, String> returned(HttpResponse<String> answer) {
    URI location = URI.create(answer.headers().firstValue("Location").orElseThrow());
    Map<String, String> parameters = new LinkedHashMap<>();
    URLUtils.parseParameters(location.getRawQuery())
        .forEach((name, values) -> parameters.put(name, values.get(0)));
    return parameters;
  }

  /** The code that an authorize answer sends back to the app. */
  static String code(HttpResponse<String> answer) {
    return Optional.ofNullable(returned(answer).get("code")).orElseThrow();
  }

  String code() {
    return code(authorize(authorizeParameters(launch())));
  }

  /** Parameters of a token request with nothing wrong. */
  Map<String, String> tokenParameters(String code) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("grant_type", "authorization_code");
    parameters.put("code", code);
    parameters.put("redirect_uri", RunningSandbox.REDIRECT.toString());
    parameters.put("code_verifier", verifier.getValue());
    return parameters;
  }

  HttpResponse<String> token(Map<String, String> parameters) {
    return token(parameters, RunningSandbox.SECRET);
  }

  HttpResponse<String> token(Map<String, String> parameters, String secret) {
    String basic = RunningSandbox.CLIENT + ":" + secret;
    return send(
        HttpRequest.newBuilder(URI.create(base + "/token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header(
                "Authorization",
                "Basic "
                    + Base64.getEncoder().encodeToString(basic.getBytes(StandardCharsets.UTF_8)))
            .POST(HttpRequest.BodyPublishers.ofString(form(parameters))));
  }

  /** An access token with these scopes. */
  String accessToken(String scope) {
    Map<String, String> parameters = authorizeParameters(launch());
    parameters.put("scope", scope);
    String code = code(authorize(parameters));
    return text(json(token(tokenParameters(code))), "access_token");
  }

  HttpResponse<String> get(String token, String path) {
    return send(fhir(token, path));
  }

  HttpResponse<String> send(String token, String method, String path, String body, String... more) {
    HttpRequest.Builder request =
        fhir(token, path)
            .header("Content-Type", "application/fhir+json")
            .method(method, HttpRequest.BodyPublishers.ofString(body));
    if (more.length > 0) {
      request.headers(more);
    }
    return send(request);
  }

  private HttpRequest.Builder fhir(String token, String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + "/" + path));
    return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new IllegalStateException("the sandbox does not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  static Map<String, Object> json(HttpResponse<String> answer) {
    try {
      return JSONObjectUtils.parse(answer.body());
    } catch (ParseException e) {
      throw new AssertionError("no JSON object: " + answer.body(), e);
    }
  }

  static String text(Map<String, Object> json, String name) {
    return (String) Optional.ofNullable(json.get(name)).orElseThrow();
  }

  private static String form(Map<String, String> parameters) {
    Map<String, List<String>> lists = new LinkedHashMap<>();
    parameters.forEach((name, value) -> lists.put(name, List.of(value)));
    return URLUtils.serializeParameters(lists);
  }
}
