package org.rimborso.cds;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.rimborso.cds.BadCall.Why;

/**
 * The body of a call: an object whose large parts are cut out of the text unread, so that the FHIR
 * in them is read once, by who reads FHIR.
 *
 * @param small the fields that were not cut, by name
 * @param parts the fields of the object {@code prefetch}, as they stand; {@code null} ones without
 *     a byte
 */
record Body(Map<String, JsonNode> small, Map<String, byte[]> parts) {
  /** As much as a chart with prefetch may need. */
  static final int MOST_BYTES = 16 << 20;

  private static final String PREFETCH = "prefetch";
  private static final int MOST_FIELDS = 100;

  private static final ObjectMapper JSON =
      new ObjectMapper(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(100)
                          .maxNumberLength(256)
                          .maxStringLength(4 << 20)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

  Body {
    small = Map.copyOf(small);
    parts = Map.copyOf(parts);
  }

  /** The bodies of calls hold tokens and people's data. */
  @Override
  public String toString() {
    return "Body[]";
  }

  /**
   * Reads a body to its end.
   *
   * @throws BadCall if it is larger than {@link #MOST_BYTES}, no JSON object in UTF-8, or names
   *     something twice
   */
  static Body read(InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(MOST_BYTES + 1);
    BadCall.require(bytes.length <= MOST_BYTES, Why.TOO_LARGE);
    BadCall.require(bytes.length > 1 && bytes[0] != 0 && bytes[1] != 0, Why.NOT_JSON);
    BadCall.require(bytes[0] > 0, Why.NOT_JSON);
    try (JsonParser parser = JSON.createParser(bytes)) {
      return read(parser, bytes);
    } catch (IOException broken) {
      throw new BadCall(Why.NOT_JSON);
    }
  }

  private static Body read(JsonParser parser, byte[] bytes) throws IOException {
    Map<String, JsonNode> small = new LinkedHashMap<>();
    Map<String, byte[]> parts = new LinkedHashMap<>();
    BadCall.require(parser.nextToken() == JsonToken.START_OBJECT, Why.NOT_JSON);
    boolean cut = false;
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      BadCall.require(small.size() < MOST_FIELDS, Why.NOT_JSON);
      if (name.equals(PREFETCH) && parser.currentToken() == JsonToken.START_OBJECT) {
        BadCall.require(!cut, Why.NOT_JSON);
        cut = true;
        cut(parser, bytes, parts);
      } else {
        BadCall.require(small.put(name, JSON.readTree(parser)) == null, Why.NOT_JSON);
      }
    }
    BadCall.require(parser.nextToken() == null, Why.NOT_JSON);
    return new Body(small, parts);
  }

  private static void cut(JsonParser parser, byte[] bytes, Map<String, byte[]> parts)
      throws IOException {
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      JsonToken token = parser.nextToken();
      int from = (int) parser.currentTokenLocation().getByteOffset();
      parser.skipChildren();
      int to = (int) parser.currentLocation().getByteOffset();
      BadCall.require(
          token == JsonToken.START_OBJECT || token == JsonToken.VALUE_NULL, Why.PREFETCH);
      BadCall.require(from >= 0 && to <= bytes.length && parts.size() < MOST_FIELDS, Why.NOT_JSON);
      byte[] part =
          token == JsonToken.VALUE_NULL ? new byte[0] : Arrays.copyOfRange(bytes, from, to);
      BadCall.require(parts.put(name, part) == null, Why.NOT_JSON);
    }
  }

  /** The text of a field; empty where there is none. */
  String text(String name) {
    return text(field(name));
  }

  JsonNode field(String name) {
    return small.getOrDefault(name, com.fasterxml.jackson.databind.node.MissingNode.getInstance());
  }

  boolean has(String name) {
    return !field(name).isMissingNode() && !field(name).isNull();
  }

  Set<String> sent() {
    return parts.keySet();
  }

  static String text(JsonNode node) {
    return node.isTextual() ? node.textValue() : "";
  }

  /** A part of the body again as text, to be read by who reads FHIR. */
  static byte[] bytes(JsonNode node) {
    try {
      return JSON.writeValueAsBytes(node);
    } catch (IOException impossible) {
      throw new IllegalStateException("what was read can be written", impossible);
    }
  }
}
