package org.rimborso.ehr;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a CapabilityStatement: only what {@link Capabilities} holds, one resource at a time. */
final class CapabilityReader {
  private static final ObjectMapper JSON = mapper();

  private final Map<String, ResourceOffer> types = new HashMap<>();
  private final Set<String> system = new HashSet<>();
  private Optional<String> software = Optional.empty();
  private Optional<String> fhirVersion = Optional.empty();
  private boolean statement;

  private CapabilityReader() {}

  private static ObjectMapper mapper() {
    JsonMapper mapper = JsonMapper.builder().build();
    mapper
        .getFactory()
        .setStreamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(100).build());
    return mapper;
  }

  /** What the statement says, or empty if it is no whole CapabilityStatement. */
  static Optional<Capabilities> read(byte[] json) {
    CapabilityReader reader = new CapabilityReader();
    try (JsonParser parser = JSON.createParser(json)) {
      reader.statement(parser);
    } catch (IOException broken) {
      return Optional.empty();
    }
    return reader.statement ? Optional.of(reader.capabilities()) : Optional.empty();
  }

  private Capabilities capabilities() {
    return new Capabilities(true, software, fhirVersion, types, system, Optional.empty());
  }

  private void statement(JsonParser json) throws IOException {
    if (json.nextToken() != JsonToken.START_OBJECT) {
      return;
    }
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      JsonToken value = json.nextToken();
      switch (name) {
        case "resourceType" -> statement = json.getText().equals("CapabilityStatement");
        case "fhirVersion" -> fhirVersion = Optional.ofNullable(json.getValueAsString());
        case "software" -> software(json.readValueAsTree());
        case "rest" -> rests(json, value);
        default -> json.skipChildren();
      }
    }
  }

  private void software(JsonNode node) {
    String text = node.path("name").asText("") + " " + node.path("version").asText("");
    software = Optional.of(text.strip()).filter(t -> !t.isEmpty());
  }

  private void rests(JsonParser json, JsonToken value) throws IOException {
    if (value != JsonToken.START_ARRAY) {
      json.skipChildren();
      return;
    }
    while (json.nextToken() == JsonToken.START_OBJECT) {
      for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
        JsonToken inner = json.nextToken();
        if (name.equals("resource") && inner == JsonToken.START_ARRAY) {
          resources(json);
        } else if (name.equals("interaction")) {
          system.addAll(codes(json.readValueAsTree(), "code"));
        } else {
          json.skipChildren();
        }
      }
    }
  }

  private void resources(JsonParser json) throws IOException {
    while (json.nextToken() == JsonToken.START_OBJECT) {
      JsonNode resource = json.readValueAsTree();
      types.put(resource.path("type").asText(""), offer(resource));
    }
  }

  private static ResourceOffer offer(JsonNode resource) {
    return new ResourceOffer(
        codes(resource.path("interaction"), "code"),
        codes(resource.path("searchParam"), "name"),
        texts(resource.path("searchInclude")),
        texts(resource.path("searchRevInclude")),
        resource.path("conditionalCreate").asBoolean(false),
        resource.path("conditionalUpdate").asBoolean(false),
        resource.path("versioning").asText(""));
  }

  private static Set<String> codes(JsonNode list, String name) {
    Set<String> found = new HashSet<>();
    list.forEach(each -> found.add(each.path(name).asText("")));
    found.remove("");
    return found;
  }

  private static Set<String> texts(JsonNode list) {
    Set<String> found = new HashSet<>();
    list.forEach(each -> found.add(each.asText("")));
    found.remove("");
    return found;
  }
}
