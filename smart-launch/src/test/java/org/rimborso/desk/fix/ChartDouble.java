package org.rimborso.desk.fix;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.rimborso.ehr.LoopbackServer;
import org.rimborso.ehr.LoopbackServer.Seen;
import org.rimborso.ehr.LoopbackServer.Sent;

/**
 * An EHR over a real socket that keeps resources as they are written, byte for byte but for their
 * version, and misbehaves as it is told.
 */
final class ChartDouble implements AutoCloseable {
  static final String VERSION = "\"versionId\":\"(\\d+)\"";
  private static final List<String> TYPES =
      List.of(
          "Patient",
          "Encounter",
          "Condition",
          "Procedure",
          "Coverage",
          "Claim",
          "ExplanationOfBenefit",
          "Provenance");

  private final LoopbackServer server = new LoopbackServer(this::answer);
  private final Map<String, String> texts = new LinkedHashMap<>();
  private final List<String> writes = new ArrayList<>();
  Set<String> offered = Set.of("create", "update");
  boolean ignoresIfMatch;

  /** Whether a Provenance is created on conditions only, as it is asked for. */
  boolean heedsConditions = true;

  int refuses;

  /** Begin of the names of what it refuses to write. */
  String refusesOnly = "";

  boolean losesAnswer;
  boolean losesRequest;
  Runnable atWrite = () -> {};

  URI base() {
    return server.at("/fhir");
  }

  /** Keeps a resource; none of that name where the text is empty. */
  synchronized ChartDouble put(String name, String text) {
    texts.put(name, text);
    return this;
  }

  synchronized String text(String name) {
    return texts.getOrDefault(name, "");
  }

  /** Method and path of each write that it was asked for. */
  synchronized List<String> writes() {
    return List.copyOf(writes);
  }

  synchronized List<String> all(String type) {
    return texts.entrySet().stream()
        .filter(one -> one.getKey().startsWith(type + "/") && !one.getValue().isEmpty())
        .map(Map.Entry::getValue)
        .toList();
  }

  /** What somebody else writes: raises the version. */
  synchronized void edit(String name, String from, String to) {
    put(name, raised(text(name).replace(from, to), version(text(name)) + 1));
  }

  private static int version(String text) {
    return Integer.parseInt(text.replaceAll("(?s).*" + VERSION + ".*", "$1"));
  }

  private static String raised(String text, int version) {
    return text.replaceFirst(VERSION, "\"versionId\":\"" + version + "\"");
  }

  private Sent answer(Seen request) {
    if (request.method().equals("GET")) {
      return read(request);
    }
    Runnable hook = atWrite;
    atWrite = () -> {};
    hook.run();
    return write(request);
  }

  private synchronized Sent read(Seen request) {
    String path = request.path().substring("/fhir/".length());
    if (path.equals("metadata")) {
      return Sent.json(200, metadata());
    }
    if (!path.contains("/")) {
      return Sent.json(200, bundle(path, identifier(request.uri().getRawQuery())));
    }
    return texts.containsKey(path) ? sent(200, path) : Sent.json(404, "{}");
  }

  private synchronized Sent write(Seen request) {
    String path = request.path().substring("/fhir/".length());
    writes.add(request.method() + " " + path + " " + request.body());
    if (refuses > 0 && path.startsWith(refusesOnly)) {
      return Sent.json(refuses, "{}");
    }
    if (losesRequest) {
      return Sent.json(502, "{}");
    }
    Sent answer = request.method().equals("POST") ? create(path, request) : update(path, request);
    return losesAnswer ? Sent.json(502, "{}") : answer;
  }

  private Sent create(String type, Seen request) {
    Optional<String> same = request.header("if-none-exist").flatMap(ChartDouble::identifier);
    for (String name : texts.keySet()) {
      if (same.isPresent() && name.startsWith(type + "/") && text(name).contains(same.get())) {
        return sent(200, name);
      }
    }
    String name = type + "/made-" + texts.size();
    String id = name.substring(name.indexOf('/') + 1);
    texts.put(
        name,
        request
            .body()
            .replaceFirst(
                "\"resourceType\":\"" + type + "\"",
                "\"resourceType\":\""
                    + type
                    + "\",\"id\":\""
                    + id
                    + "\",\"meta\":{\"versionId\":\"1\"}")
            .replaceFirst(",\"meta\":\\{\"tag\"", ",\"was\":{\"tag\""));
    return sent(201, name);
  }

  private Sent update(String name, Seen request) {
    int version = version(text(name));
    boolean stale = !request.header("if-match").orElse("").equals("W/\"" + version + "\"");
    if (stale && !ignoresIfMatch) {
      return Sent.json(409, "{}");
    }
    if (request.method().equals("PUT")) {
      texts.put(name, raised(request.body(), version + 1));
    } else {
      texts.put(name, raised(text(name).replace("\"E11\"", "\"E11.9\""), version + 1));
    }
    return sent(200, name);
  }

  private Sent sent(int status, String name) {
    int version = version(text(name));
    return new Sent(
        status,
        Map.of(
            "Content-Type", "application/fhir+json",
            "ETag", "W/\"" + version + "\"",
            "Location", "/fhir/" + name + "/_history/" + version),
        text(name).getBytes(StandardCharsets.UTF_8));
  }

  private static Optional<String> identifier(String query) {
    return Optional.ofNullable(query)
        .map(text -> URLDecoder.decode(text, StandardCharsets.UTF_8))
        .filter(text -> text.contains("|"))
        .map(text -> text.replaceAll("(?s).*\\|([^&]*).*", "$1"));
  }

  private String bundle(String type, Optional<String> identifier) {
    return all(type).stream()
        .filter(text -> identifier.map(text::contains).orElse(true))
        .map(text -> "{\"resource\":" + text + "}")
        .collect(
            Collectors.joining(
                ",", "{\"resourceType\":\"Bundle\",\"type\":\"searchset\",\"entry\":[", "]}"));
  }

  private String metadata() {
    String more =
        offered.stream().map(one -> ",{\"code\":\"" + one + "\"}").collect(Collectors.joining());
    return TYPES.stream()
        .map(
            type ->
                "{\"type\":\"%s\",\"conditionalCreate\":%s,\"searchParam\":[{\"name\":\"identifier\"}],"
                        .formatted(type, heedsConditions || !type.equals("Provenance"))
                    + "\"interaction\":[{\"code\":\"read\"},{\"code\":\"search-type\"}"
                    + more
                    + "]}")
        .collect(
            Collectors.joining(
                ",",
                "{\"resourceType\":\"CapabilityStatement\",\"rest\":[{\"mode\":\"server\",\"resource\":[",
                "]}]}"));
  }

  @Override
  public void close() {
    server.close();
  }
}
