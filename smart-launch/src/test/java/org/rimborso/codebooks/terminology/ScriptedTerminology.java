package org.rimborso.codebooks.terminology;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.rimborso.ehr.LoopbackServer;
import org.rimborso.ehr.LoopbackServer.Seen;
import org.rimborso.ehr.LoopbackServer.Sent;

/** A small terminology server: codes with their properties, in one or more versions. */
public final class ScriptedTerminology implements AutoCloseable {
  static final String ICD10CM = "http://hl7.org/fhir/sid/icd-10-cm";

  private final ObjectMapper json = new ObjectMapper();
  private final Map<String, String> concepts = new HashMap<>();
  private final Map<String, String> maps = new HashMap<>();
  private final List<String> versions = new ArrayList<>();
  private final LoopbackServer server = new LoopbackServer(this::answer);
  private boolean batches = true;
  private boolean implicit = true;

  /** Lists a version of ICD-10-CM; blank for one without a name. */
  public ScriptedTerminology offering(String version, String content) {
    String name = version.isBlank() ? "" : "\"version\":\"" + version + "\",";
    versions.add(
        "{\"resource\":{\"resourceType\":\"CodeSystem\",\"url\":\"%s\",%s\"content\":\"%s\"}}"
            .formatted(ICD10CM, name, content));
    return this;
  }

  /** Knows a code; {@code properties} as {@code name=value}. */
  public ScriptedTerminology knowing(String code, String... properties) {
    StringBuilder text = new StringBuilder();
    for (String property : properties) {
      String[] pair = property.split("=", 2);
      text.append(
          (pair[0].equals("version")
                  ? ",{\"name\":\"version\",\"valueString\":\"%2$s\"}"
                  : pair[0].equals("abstract")
                      ? ",{\"name\":\"abstract\",\"valueBoolean\":%2$s}"
                      : ",{\"name\":\"property\",\"part\":[{\"name\":\"code\",\"valueCode\":\"%1$s\"},"
                          + "{\"name\":\"value\",\"valueString\":\"%2$s\"}]}")
              .formatted(pair[0], pair[1]));
    }
    concepts.put(code, text.toString());
    return this;
  }

  /**
   * Maps a code to codes of ICD-10-CM.
   *
   * @param matches how near and which, such as {@code wider E11.9}; none: there is no such code
   */
  public ScriptedTerminology mapping(String code, String... matches) {
    String all =
        Arrays.stream(matches)
            .map(match -> match.split(" ", 2))
            .map(match -> "," + match(match[0], ICD10CM, match[1]))
            .collect(Collectors.joining());
    return translating(
        code,
        "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"result\",\"valueBoolean\":%s}%s]}"
            .formatted(matches.length > 0, all));
  }

  /** Answers {@code $translate} of a code with these words. */
  public ScriptedTerminology translating(String code, String json) {
    maps.put(code, json);
    return this;
  }

  /** A match of {@code $translate}. */
  static String match(String nearness, String system, String code) {
    return ("{\"name\":\"match\",\"part\":[{\"name\":\"equivalence\",\"valueCode\":\"%s\"},"
            + "{\"name\":\"concept\",\"valueCoding\":{\"system\":\"%s\",\"code\":\"%s\",\"display\":\"%s\"}}]}")
        .formatted(nearness, system, code, name(code));
  }

  public ScriptedTerminology refusingBatches() {
    batches = false;
    return this;
  }

  /** Does not know a system's implicit value set, only one that is sent. */
  public ScriptedTerminology withoutImplicitValueSets() {
    implicit = false;
    return this;
  }

  /** The server itself, to see what it was asked or to make it answer otherwise. */
  public LoopbackServer server() {
    return server;
  }

  /** How often the base itself was posted to. */
  public long batches() {
    return server.seen().stream()
        .filter(seen -> seen.method().equals("POST") && seen.path().equals("/fhir"))
        .count();
  }

  /** What it answers unless it was made to answer otherwise. */
  public Sent answer(Seen seen) {
    if (seen.path().equals("/fhir/ValueSet/$expand")) {
      return expand(seen);
    }
    if (seen.method().equals("POST")) {
      return batches ? Sent.json(200, batch(seen.body())) : Sent.json(405, "{}");
    }
    String[] one =
        one(seen.uri().getRawPath().substring("/fhir/".length()) + "?" + seen.uri().getRawQuery());
    return Sent.json(Integer.parseInt(one[0]), one[1]);
  }

  /** Codes whose name holds the filter. */
  private Sent expand(Seen seen) {
    if (seen.method().equals("GET")) {
      String query = "?" + seen.uri().getRawQuery();
      return implicit && parameter(query, "url").equals(ICD10CM + "?fhir_vs")
          ? expanded(parameter(query, "filter"))
          : Sent.json(404, "{\"resourceType\":\"OperationOutcome\",\"issue\":[]}");
    }
    try {
      for (JsonNode parameter : json.readTree(seen.body()).path("parameter")) {
        if (parameter.path("name").asText().equals("filter")) {
          return expanded(parameter.path("valueString").asText());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Sent.json(400, "{}");
  }

  private Sent expanded(String filter) {
    List<String> contains =
        concepts.keySet().stream()
            .sorted()
            .filter(code -> name(code).toLowerCase(Locale.ROOT).contains(filter))
            .map(
                code ->
                    "{\"system\":\"%s\",\"code\":\"%s\",\"display\":\"%s\"}"
                        .formatted(ICD10CM, code, name(code)))
            .toList();
    return Sent.json(
        200,
        "{\"resourceType\":\"ValueSet\",\"expansion\":{\"contains\":["
            + String.join(",", contains)
            + "]}}");
  }

  private static String name(String code) {
    return "name of " + code;
  }

  private String batch(String body) {
    List<String> entries = new ArrayList<>();
    try {
      for (JsonNode entry : json.readTree(body).path("entry")) {
        String[] one = one(entry.path("request").path("url").asText());
        entries.add("{\"response\":{\"status\":\"%s\"},\"resource\":%s}".formatted(one[0], one[1]));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return "{\"resourceType\":\"Bundle\",\"type\":\"batch-response\",\"entry\":["
        + String.join(",", entries)
        + "]}";
  }

  private String[] one(String url) {
    if (url.startsWith("CodeSystem?")) {
      return new String[] {
        "200",
        "{\"resourceType\":\"Bundle\",\"type\":\"searchset\",\"entry\":["
            + String.join(",", versions)
            + "]}"
      };
    }
    if (url.startsWith("ConceptMap/$translate?")) {
      String map = maps.get(parameter(url, "code"));
      return map == null
          ? new String[] {"404", "{\"resourceType\":\"OperationOutcome\",\"issue\":[]}"}
          : new String[] {"200", map};
    }
    String concept = concepts.get(parameter(url, "code"));
    if (url.startsWith("CodeSystem/$lookup?")) {
      return concept == null
          ? new String[] {"404", "{\"resourceType\":\"OperationOutcome\",\"issue\":[]}"}
          : new String[] {
            "200",
            "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"display\",\"valueString\":\"%s\"}%s]}"
                .formatted(name(parameter(url, "code")), concept)
          };
    }
    return new String[] {
      "200",
      "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"result\",\"valueBoolean\":%s}]}"
          .formatted(concept != null)
    };
  }

  private static String parameter(String url, String name) {
    for (String pair : url.substring(url.indexOf('?') + 1).split("&", -1)) {
      if (pair.startsWith(name + "=")) {
        return URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8);
      }
    }
    return "";
  }

  @Override
  public void close() {
    server.close();
  }
}
