package org.rimborso.launch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rimborso.ehr.LoopbackServer.Seen;
import org.rimborso.ehr.LoopbackServer.Sent;

/** The hospital's FHIR API: what was put in, by type and id; ClaimResponses can be created and changed with versions. */
final class HospitalRecords {
  static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> TYPES =
      List.of(
          "Patient", "Encounter", "Condition", "Procedure", "Coverage", "Claim", "ClaimResponse", "ExplanationOfBenefit", "Practitioner",
          "PractitionerRole", "Organization");

  private final List<ObjectNode> all = new CopyOnWriteArrayList<>();
  private volatile Runnable afterWrite = () -> {};

  /** Holds nothing but these from now on. */
  void hold(List<ObjectNode> resources) {
    all.clear();
    all.addAll(resources);
  }

  /** What it holds of a type. */
  List<ObjectNode> of(String type) {
    return all.stream().filter(one -> one.path("resourceType").asText().equals(type)).toList();
  }

  /** Runs after each write, before whoever wrote hears of it. */
  void afterWrite(Runnable then) {
    afterWrite = then;
  }

  Sent answer(Seen request) {
    Sent answer = answered(request);
    if (!request.method().equals("GET")) {
      afterWrite.run();
    }
    return answer;
  }

  private synchronized Sent answered(Seen request) {
    String[] path = request.path().split("/", -1);
    String type = path.length > 2 ? path[2] : "";
    if (type.equals("metadata")) {
      return Sent.json(200, metadata());
    }
    if (request.method().equals("POST")) {
      return create(read(request.body()), request.header("If-None-Exist"));
    }
    if (path.length < 4) {
      return Sent.json(200, searched(type, request.uri().getRawQuery()));
    }
    return request.method().equals("PUT") ? update(path[3], read(request.body()), request) : found(type, path[3]);
  }

  private Sent found(String type, String id) {
    return byId(type, id).map(one -> Sent.json(200, one.toString())).orElseGet(() -> Sent.json(404, "{}"));
  }

  private Optional<ObjectNode> byId(String type, String id) {
    return of(type).stream().filter(one -> one.path("id").asText().equals(id)).findFirst();
  }

  /** Every search finds all of its type, but one by identifier. */
  private String searched(String type, String query) {
    String identifier = query == null ? "" : HospitalSignIn.query(query).getOrDefault("identifier", "");
    ObjectNode bundle = JSON.createObjectNode().put("resourceType", "Bundle").put("type", "searchset");
    ArrayNode entries = bundle.putArray("entry");
    of(type).stream()
        .filter(one -> identifier.isEmpty() || isNamed(one, identifier))
        .forEach(one -> entries.addObject().set("resource", one));
    return bundle.toString();
  }

  private static boolean isNamed(JsonNode resource, String identifier) {
    return Stream.of(resource.path("identifier"))
        .flatMap(list -> Stream.iterate(0, i -> i < list.size(), i -> i + 1).map(list::path))
        .anyMatch(one -> (one.path("system").asText() + "|" + one.path("value").asText()).equals(identifier));
  }

  private Sent create(ObjectNode resource, Optional<String> unless) {
    String type = resource.path("resourceType").asText();
    Optional<ObjectNode> there =
        unless.map(query -> HospitalSignIn.query(query).getOrDefault("identifier", ""))
            .flatMap(identifier -> of(type).stream().filter(one -> isNamed(one, identifier)).findFirst());
    if (there.isPresent()) {
      return written(200, there.get());
    }
    resource.put("id", "made-" + all.size());
    version(resource, 1);
    all.add(resource);
    return written(201, resource);
  }

  private Sent update(String id, ObjectNode resource, Seen request) {
    Optional<ObjectNode> before = byId(resource.path("resourceType").asText(), id);
    int version = before.map(one -> one.path("meta").path("versionId").asInt()).orElse(0);
    if (before.isEmpty() || !request.header("If-Match").orElse("").equals("W/\"" + version + "\"")) {
      return Sent.json(412, "{}");
    }
    version(resource, version + 1);
    all.set(all.indexOf(before.get()), resource);
    return written(200, resource);
  }

  private static void version(ObjectNode resource, int number) {
    resource.withObjectProperty("meta").put("versionId", Integer.toString(number));
  }

  private static Sent written(int status, ObjectNode resource) {
    String reference = resource.path("resourceType").asText() + "/" + resource.path("id").asText();
    String version = resource.path("meta").path("versionId").asText();
    return new Sent(
        status,
        Map.of(
            "Content-Type", "application/fhir+json", "ETag", "W/\"" + version + "\"", "Location", "/fhir/" + reference + "/_history/" + version),
        resource.toString().getBytes(StandardCharsets.UTF_8));
  }

  static ObjectNode read(String text) {
    try {
      return (ObjectNode) JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static String metadata() {
    String resources =
        TYPES.stream()
            .map(
                type ->
                    """
                    {"type":"%s","interaction":[{"code":"read"},{"code":"search-type"}%s]%s}"""
                        .formatted(
                            type,
                            type.equals("ClaimResponse") ? ",{\"code\":\"create\"},{\"code\":\"update\"}" : "",
                            type.equals("ClaimResponse") ? ",\"searchParam\":[{\"name\":\"identifier\",\"type\":\"token\"}]" : ""))
            .collect(Collectors.joining(","));
    return "{\"resourceType\":\"CapabilityStatement\",\"rest\":[{\"mode\":\"server\",\"resource\":[" + resources + "]}]}";
  }
}
