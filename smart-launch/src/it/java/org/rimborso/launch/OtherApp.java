package org.rimborso.launch;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Another app that writes into the same EHR, with a token of its own. */
final class OtherApp {
  private final HttpClient http = HttpClient.newHttpClient();
  private final Stage stage;
  private final String base;
  private final String token;

  /**
   * One that writes payers' answers and remarks.
   *
   * @param patient whose chart it was launched from, by id
   */
  OtherApp(Stage stage, String patient) {
    this(stage, patient, "demo-biller", "ClaimResponse");
  }

  /**
   * @param person who launched it
   * @param type of the resources that it writes
   */
  OtherApp(Stage stage, String patient, String person, String type) {
    this.stage = stage;
    this.base = stage.ehr() + "/fhir";
    this.token =
        token(
            sent(stage.ehr() + "/patient/" + patient + "/open?profile=full&person=" + person, "launch"),
            "launch openid user/" + type + ".cruds");
  }

  /** Puts a resource as it is, new or changed. */
  void put(String reference, String body) {
    HttpResponse<String> answer =
        send(
            HttpRequest.newBuilder(URI.create(base + "/" + reference))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/fhir+json")
                .PUT(BodyPublishers.ofString(body)));
    if (answer.statusCode() / 100 != 2) {
      throw new IllegalStateException("the EHR answered " + answer.statusCode());
    }
  }

  private String token(String launch, String scope) {
    CodeVerifier verifier = new CodeVerifier();
    Map<String, String> asked = new HashMap<>();
    asked.put("response_type", "code");
    asked.put("client_id", Stage.CLIENT);
    asked.put("redirect_uri", redirect());
    asked.put("scope", scope);
    asked.put("state", "other");
    asked.put("aud", base);
    asked.put("launch", launch);
    asked.put("code_challenge", CodeChallenge.compute(CodeChallengeMethod.S256, verifier).getValue());
    asked.put("code_challenge_method", "S256");
    String code = sent(base + "/authorize?" + form(asked), "code");
    String client = Base64.getEncoder().encodeToString((Stage.CLIENT + ":" + Stage.SECRET).getBytes(StandardCharsets.UTF_8));
    HttpResponse<String> answer =
        send(
            HttpRequest.newBuilder(URI.create(base + "/token"))
                .header("Authorization", "Basic " + client)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(
                    BodyPublishers.ofString(
                        form(
                            Map.of(
                                "grant_type", "authorization_code", "code", code, "redirect_uri", redirect(),
                                "code_verifier", verifier.getValue())))));
    try {
      return new ObjectMapper().readTree(answer.body()).path("access_token").asText();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private String redirect() {
    return stage.app() + "/callback/sandbox";
  }

  /** A parameter of the address to which a page sends its browser. */
  private String sent(String address, String name) {
    HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(address)));
    URI next = URI.create(answer.headers().firstValue("Location").orElseThrow());
    return URLUtils.parseParameters(next.getRawQuery()).entrySet().stream()
        .filter(parameter -> parameter.getKey().equals(name))
        .map(parameter -> parameter.getValue().get(0))
        .findFirst()
        .orElseThrow();
  }

  private static String form(Map<String, String> fields) {
    Map<String, List<String>> lists = new HashMap<>();
    fields.forEach((name, value) -> lists.put(name, List.of(value)));
    return URLUtils.serializeParameters(lists);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
