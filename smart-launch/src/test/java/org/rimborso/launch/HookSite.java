package org.rimborso.launch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import org.rimborso.ehr.LoopbackServer;
import org.rimborso.ehr.LoopbackServer.Seen;
import org.rimborso.ehr.LoopbackServer.Sent;
import org.rimborso.smart.CallerDouble;
import org.rimborso.store.Store;

/** The whole app with a configured caller of CDS Hooks, whose keys are on a real server. */
final class HookSite implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  static final String USER = "Practitioner/clinician";

  final LoopbackServer keys = new LoopbackServer(r -> Sent.json(200, CallerDouble.keySet()));

  /** Where nobody may ever look. */
  final LoopbackServer evil = new LoopbackServer(r -> Sent.json(200, CallerDouble.keySet()));

  final LoopbackServer ehr = new LoopbackServer(r -> Sent.json(404, "{}"));
  private final RunningApp app;
  private final HttpClient http = HttpClient.newHttpClient();

  HookSite(Path folder) {
    this(folder, "");
  }

  /**
   * @param more top-level keys of the configuration, as YAML
   */
  HookSite(Path folder, String more) {
    app =
        RunningApp.of(
            folder,
            """
            server: {port: 0}
            ehrs:
              - id: hospital
                iss: %s
                clientId: rimborso-client
                timeZone: UTC
                cds: {issuer: '%s', jwks: '%s'}
                roles:
                  clinician: [Practitioner/clinician]
                  biller: [Practitioner/biller]
                  coder: [PractitionerRole coder]
            %s
            """
                .formatted(iss(), CallerDouble.ISSUER, keys.at("/jwks"), more));
  }

  String iss() {
    return ehr.at("/fhir").toString();
  }

  String origin() {
    return app.origin();
  }

  Store store() {
    return app.store();
  }

  /** What a query that asks for one text finds in the store. */
  List<String> rows(String query) {
    List<String> found =
        app.store().read(handle -> handle.createQuery(query).mapTo(String.class).list());
    return List.copyOf(found);
  }

  RunningApp app() {
    return app;
  }

  /** Answers searches of the EHR by the path below its base. */
  void serve(Function<Seen, Sent> answers) {
    ehr.answers(answers);
  }

  /** A caller of this address. */
  CallerDouble caller(String path) {
    return new CallerDouble(
        keys.at("/jwks"), evil.at("/jwks"), URI.create(origin() + path), Clock.systemUTC());
  }

  /** A good token for this address. */
  String token(String path) {
    return caller(path)
        .good(claims -> claims.subject("the-ehr").jwtID(java.util.UUID.randomUUID().toString()));
  }

  /** The body of a call about patient p1. */
  String body(String hook, String context, String more) {
    String body =
        "{'hook':'%s','hookInstance':'d1577c69-dfbe-44ad-ba6d-3e05e953b2ea','context':{'userId':'%s','patientId':'p1'%s}%s}";
    return body.formatted(hook, USER, context, more).replace('\'', '"');
  }

  String body(String hook, HookChart chart) {
    return body(hook, "", ",'prefetch':" + chart.prefetch());
  }

  /** What the service answers to this body with a good token. */
  HttpResponse<String> call(String service, String body, String... headers) {
    String path = "/cds-services/" + service;
    return post(path, body, token(path), headers);
  }

  /** The same, whatever the body is. */
  HttpResponse<String> call(String service, byte[] body) {
    String path = "/cds-services/" + service;
    return post(path, HttpRequest.BodyPublishers.ofByteArray(body), token(path));
  }

  HttpResponse<String> post(String path, String body, String token, String... headers) {
    return post(path, HttpRequest.BodyPublishers.ofString(body), token, headers);
  }

  private HttpResponse<String> post(
      String path, HttpRequest.BodyPublisher body, String token, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(origin() + path))
            .header("Content-Type", "application/json")
            .POST(body);
    if (!token.isEmpty()) {
      request.header("Authorization", token);
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request);
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** The cards for a patient-view with this chart. */
  List<JsonNode> cards(HookChart chart) {
    return cards(call("patient-view", body("patient-view", chart)));
  }

  static List<JsonNode> cards(HttpResponse<String> answer) {
    if (answer.statusCode() != 200) {
      throw new AssertionError(answer.statusCode() + " " + answer.body());
    }
    return java.util.stream.StreamSupport.stream(
            json(answer.body()).path("cards").spliterator(), false)
        .toList();
  }

  static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Tells a service what became of a card. */
  HttpResponse<String> feedback(String service, String card, String outcome) {
    return call(
        service + "/feedback",
        "{'feedback':[{'card':'%s','outcome':'%s','outcomeTimestamp':'2026-11-29T10:00:00Z'}]}"
            .formatted(card, outcome)
            .replace('\'', '"'));
  }

  @Override
  public void close() {
    app.close();
    keys.close();
    evil.close();
    ehr.close();
  }
}
