package org.rimborso.ehr;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rimborso.ehr.LoopbackServer.Seen;
import org.rimborso.ehr.LoopbackServer.Sent;

/**
 * A small FHIR server in memory: reads, searches by id and identifier, creates and updates with
 * versions. Holds one patient's record, so that it need not look at the patient.
 */
public final class FhirDouble {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String OFFER =
      "{\"resourceType\":\"CapabilityStatement\",\"fhirVersion\":\"4.0.1\",\"rest\":["
          + "{\"mode\":\"server\",\"resource\":[%s]}]}";
  private static final String TYPE =
      "{\"type\":\"%s\",\"interaction\":[{\"code\":\"read\"},{\"code\":\"search-type\"},"
          + "{\"code\":\"create\"},{\"code\":\"update\"}],"
          + "\"searchParam\":[{\"name\":\"patient\"},{\"name\":\"identifier\"}]}";
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

  private final String base;
  private final Map<String, ObjectNode> resources = new LinkedHashMap<>();
  private int writes;

  /**
   * @param base path of its FHIR base, such as {@code /fhir}
   */
  public FhirDouble(String base) {
    this.base = base;
  }

  public synchronized FhirDouble put(String json) {
    ObjectNode resource = object(json);
    resources.put(name(resource), resource);
    return this;
  }

  /** All resources of a type, as they are now. */
  public synchronized List<JsonNode> held(String type) {
    List<JsonNode> held = new ArrayList<>();
    resources.forEach(
        (name, resource) -> {
          if (name.startsWith(type + "/")) {
            held.add(resource.deepCopy());
          }
        });
    return held;
  }

  /** How many writes took effect. */
  public synchronized int writes() {
    return writes;
  }

  public synchronized Sent answer(Seen request) {
    String path = request.path().substring(base.length() + 1);
    String type = path.split("/", 2)[0];
    return switch (request.method()) {
      case "POST" -> create(type, request);
      case "PUT" -> update(path, request);
      default -> path.equals("metadata") ? metadata() : get(path, type, request.uri());
    };
  }

  private Sent get(String path, String type, URI uri) {
    if (!path.contains("/")) {
      return Sent.json(200, searchset(type, query(uri)));
    }
    ObjectNode resource = resources.get(path);
    return resource == null
        ? Sent.json(404, "{}")
        : new Sent(200, headers(resource), bytes(resource));
  }

  private static Sent metadata() {
    return Sent.json(
        200, OFFER.formatted(String.join(",", TYPES.stream().map(TYPE::formatted).toList())));
  }

  private String searchset(String type, Map<String, String> query) {
    ObjectNode bundle =
        JSON.createObjectNode().put("resourceType", "Bundle").put("type", "searchset");
    ArrayNode entries = JSON.createArrayNode();
    for (JsonNode resource : held(type)) {
      if (matches(resource, query)) {
        entries.addObject().set("resource", resource);
      }
    }
    bundle.put("total", entries.size()).set("entry", entries);
    return bundle.toString();
  }

  private static boolean matches(JsonNode resource, Map<String, String> query) {
    String ids = query.get("_id");
    String identifier = query.get("identifier");
    boolean byId =
        ids == null || Arrays.asList(ids.split(",", -1)).contains(resource.path("id").asText());
    return byId && (identifier == null || identified(resource, identifier));
  }

  private static boolean identified(JsonNode resource, String token) {
    for (JsonNode each : resource.path("identifier")) {
      if (token.equals(each.path("system").asText() + "|" + each.path("value").asText())) {
        return true;
      }
    }
    return false;
  }

  private Sent create(String type, Seen request) {
    Optional<String> same = request.header("if-none-exist");
    if (same.isPresent()) {
      for (JsonNode there : held(type)) {
        if (matches(there, query(URI.create("?" + same.get())))) {
          return new Sent(200, headers(there), bytes(there));
        }
      }
    }
    return store(object(request.body()).put("id", "n" + resources.size()), 1, 201);
  }

  private Sent update(String path, Seen request) {
    ObjectNode before = resources.get(path);
    int version = before == null ? 0 : before.at("/meta/versionId").asInt();
    String wanted = request.header("if-match").orElse("W/\"" + version + "\"");
    return wanted.equals("W/\"" + version + "\"")
        ? store(object(request.body()), version + 1, 200)
        : Sent.json(412, "{}");
  }

  private Sent store(ObjectNode resource, int version, int status) {
    resource.withObject("/meta").put("versionId", Integer.toString(version));
    resources.put(name(resource), resource);
    writes++;
    return new Sent(status, headers(resource), bytes(resource));
  }

  private Map<String, String> headers(JsonNode resource) {
    String version = resource.at("/meta/versionId").asText("1");
    return Map.of(
        "Content-Type",
        "application/fhir+json",
        "ETag",
        "W/\"" + version + "\"",
        "Location",
        base + "/" + name(resource) + "/_history/" + version);
  }

  private static String name(JsonNode resource) {
    return resource.path("resourceType").asText() + "/" + resource.path("id").asText();
  }

  private static byte[] bytes(JsonNode resource) {
    return resource.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static ObjectNode object(String json) {
    try {
      return (ObjectNode) JSON.readTree(json);
    } catch (JsonProcessingException broken) {
      throw new IllegalArgumentException(broken);
    }
  }

  private static Map<String, String> query(URI uri) {
    Map<String, String> query = new LinkedHashMap<>();
    for (String each : Optional.ofNullable(uri.getRawQuery()).orElse("").split("&", -1)) {
      String[] pair = each.split("=", 2);
      query.put(pair[0], URLDecoder.decode(pair.length < 2 ? "" : pair[1], StandardCharsets.UTF_8));
    }
    return query;
  }
}
