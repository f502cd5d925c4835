package org.rimborso.sandbox.cds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.oauth2.sdk.Scope;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.rimborso.sandbox.oauth.Grant;
import org.rimborso.sandbox.oauth.SigningKey;
import org.rimborso.sandbox.oauth.SmartState;

/**
 * Calls the app's CDS Hooks services as an EHR does: with a token that it signs itself, and with
 * what each service asks to have along. Each FHIR base has a caller of its own, whose issuer is
 * {@code BASE/cds-client}.
 */
public final class HookClient {
  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final Duration TOKEN_LIFE = Duration.ofMinutes(4);

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final ObjectMapper json = new ObjectMapper();
  private final SigningKey key = new SigningKey();
  private final Optional<URI> app;
  private final SmartState smart;

  /**
   * @param app where Rimborso is, if the sandbox was told
   */
  public HookClient(Optional<URI> app, SmartState smart) {
    this.app = app;
    this.smart = smart;
  }

  /** The caller's public key, as a JSON Web Key Set. */
  public String keys() {
    return JSONObjectUtils.toJSONString(key.published().toJSONObject());
  }

  /**
   * A hook that was fired.
   *
   * @param base FHIR base of the EHR profile
   * @param person id of the demo person in whose work it was fired
   * @param more further fields of the context
   */
  public record Fired(
      String base, String hook, String person, String patient, Map<String, JsonNode> more) {
    public Fired {
      more = Map.copyOf(more);
    }
  }

  /** What the app's service for this hook answers. */
  public HookCards fire(Fired fired) {
    if (app.isEmpty()) {
      return HookCards.none(fired.hook(), "Rimborso is not connected.");
    }
    try {
      Optional<JsonNode> service = service(fired.hook());
      if (service.isEmpty()) {
        return HookCards.none(fired.hook(), "Rimborso offers no service for this hook.");
      }
      String id = service.get().path("id").asText();
      HttpResponse<String> answer =
          post(fired.base(), "/cds-services/" + id, body(fired, service.get()));
      return answer.statusCode() == 200
          ? HookCards.of(id, json.readTree(answer.body()))
          : HookCards.none(id, "Rimborso answered " + answer.statusCode() + ".");
    } catch (IOException silent) {
      return HookCards.none(fired.hook(), "Rimborso did not answer.");
    }
  }

  private Optional<JsonNode> service(String hook) throws IOException {
    HttpResponse<String> discovery =
        send(HttpRequest.newBuilder(URI.create(root() + "/cds-services")));
    for (JsonNode service : json.readTree(discovery.body()).path("services")) {
      if (service.path("hook").asText().equals(hook)) {
        return Optional.of(service);
      }
    }
    return Optional.empty();
  }

  private ObjectNode body(Fired fired, JsonNode service) throws IOException {
    ObjectNode body = json.createObjectNode();
    body.put("hook", fired.hook());
    body.put("hookInstance", UUID.randomUUID().toString());
    ObjectNode context = body.putObject("context");
    context.put("userId", "Practitioner/" + fired.person());
    context.put("patientId", fired.patient());
    fired.more().forEach(context::set);
    ObjectNode prefetch = body.putObject("prefetch");
    String token =
        smart.accessToken(
            new Grant(
                fired.base(),
                fired.person(),
                fired.patient(),
                Optional.empty(),
                new Scope("user/*.rs")));
    for (var template : service.path("prefetch").properties()) {
      prefetch.set(template.getKey(), fetched(fired, template.getValue().asText(), token));
    }
    return body;
  }

  /** What a template stands for; what the EHR says instead where it does not give that. */
  private JsonNode fetched(Fired fired, String template, String token) throws IOException {
    String query =
        template
            .replace("{{context.patientId}}", encoded(fired.patient()))
            .replace("{{context.userId}}", encoded("Practitioner/" + fired.person()));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
                URI.create(fired.base() + "/" + query + (query.contains("?") ? "&_count=500" : "")))
            .header("Accept", "application/fhir+json")
            .header("Authorization", "Bearer " + token);
    return json.readTree(send(request).body());
  }

  /**
   * Tells the app what became of a card.
   *
   * @param feedback the one entry of the list {@code feedback}
   * @return whether it was taken
   */
  public boolean tell(String base, String service, ObjectNode feedback) {
    ObjectNode body = json.createObjectNode();
    body.putArray("feedback").add(feedback);
    try {
      return post(base, "/cds-services/" + service + "/feedback", body).statusCode() == 200;
    } catch (IOException silent) {
      return false;
    }
  }

  private HttpResponse<String> post(String base, String path, ObjectNode body) throws IOException {
    String address = root() + path;
    return send(
        HttpRequest.newBuilder(URI.create(address))
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + token(base, address))
            .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(body))));
  }

  private String token(String base, String address) {
    Instant now = Instant.now();
    return key.sign(
            new JWTClaimsSet.Builder()
                .issuer(base + "/cds-client")
                .subject("sandbox-ehr")
                .audience(address)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(TOKEN_LIFE)))
                .jwtID(UUID.randomUUID().toString())
                .build())
        .serialize();
  }

  private String root() {
    return app.orElseThrow().toString().replaceAll("/+$", "");
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
    try {
      return http.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
