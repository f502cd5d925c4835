package org.rimborso.desk;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An EHR that answers as it is told, over a real socket. Types without a script have nothing. */
final class ScriptedEhr implements AutoCloseable {
  private static final List<String> TYPES =
      List.of(
          "Patient",
          "Encounter",
          "Condition",
          "Procedure",
          "Coverage",
          "Claim",
          "ClaimResponse",
          "ExplanationOfBenefit",
          "Practitioner",
          "Organization");

  private final HttpServer server;
  private final Map<String, Script> scripts = new ConcurrentHashMap<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private volatile String includes = "";

  /** How to answer a request for one type. */
  interface Script {
    void answer(HttpExchange exchange) throws IOException;
  }

  ScriptedEhr() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext("/", this::serve);
    server.start();
    on(
        "Patient",
        200,
        "{\"resourceType\":\"Patient\",\"id\":\"p1\",\"name\":[{\"family\":\"Synthetic\"}]}");
  }

  URI base() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/fhir");
  }

  ScriptedEhr on(String type, int status, String body) {
    return on(type, exchange -> send(exchange, status, "application/fhir+json", body));
  }

  ScriptedEhr on(String type, Script script) {
    scripts.put(type, script);
    return this;
  }

  /** Says in its CapabilityStatement that Claim takes these includes. */
  ScriptedEhr offering(String... paths) {
    includes = Stream.of(paths).map(p -> "\"" + p + "\"").collect(Collectors.joining(","));
    return this;
  }

  /** Path and query of every request so far. */
  List<String> requests() {
    return List.copyOf(requests);
  }

  static String claims(String more, String... ids) {
    return "{\"resourceType\":\"Bundle\",\"type\":\"searchset\""
        + more
        + ",\"entry\":["
        + Stream.of(ids)
            .map(id -> "{\"resource\":" + claim(id, "p1") + "}")
            .collect(Collectors.joining(","))
        + "]}";
  }

  static String claim(String id, String patient) {
    return """
        {"resourceType":"Claim","id":"%s","status":"active","use":"claim","patient":{"reference":"Patient/%s"},\
        "created":"2026-11-01","total":{"value":10.00,"currency":"USD"}}"""
        .formatted(id, patient);
  }

  static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      requests.add(exchange.getRequestURI().toString());
      String type = exchange.getRequestURI().getPath().replaceAll("^/fhir/([A-Za-z.]+).*", "$1");
      if (type.equals("metadata")) {
        send(exchange, 200, "application/fhir+json", metadata());
      } else {
        scripts
            .getOrDefault(type, e -> send(e, 200, "application/fhir+json", claims("")))
            .answer(exchange);
      }
    }
  }

  private String metadata() {
    String resources =
        Stream.concat(TYPES.stream(), scripts.keySet().stream())
            .distinct()
            .map(
                type ->
                    """
                    {"type":"%s","interaction":[{"code":"read"},{"code":"search-type"}],"searchInclude":[%s]}"""
                        .formatted(type, type.equals("Claim") ? includes : ""))
            .collect(Collectors.joining(","));
    return "{\"resourceType\":\"CapabilityStatement\",\"rest\":[{\"mode\":\"server\",\"resource\":["
        + resources
        + "]}]}";
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
