package org.rimborso.fhir.write;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Optional;

/**
 * Resources as trees in which nothing is lost: numbers keep their digits, members their order. A
 * document with one member twice is not read, because writing it again would drop one of them.
 */
final class Json {
  private static final int DEEPEST = 100;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .disable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                  .build())
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private Json() {}

  /** The resource in {@code bytes}, or empty where that is not one whole JSON object. */
  static Optional<ObjectNode> resource(byte[] bytes) {
    try {
      JsonNode read = MAPPER.readTree(bytes);
      return read instanceof ObjectNode object && object.path("resourceType").isTextual()
          ? Optional.of(object)
          : Optional.empty();
    } catch (IOException broken) {
      return Optional.empty();
    }
  }

  /**
   * The value that {@code json} is.
   *
   * @throws IllegalArgumentException if it is none
   */
  static JsonNode tree(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException broken) {
      throw new IllegalArgumentException("no JSON value", broken);
    }
  }

  /** Text as a JSON value. */
  static String quoted(String text) {
    return write(object().textNode(text));
  }

  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  static String write(JsonNode tree) {
    try {
      return MAPPER.writeValueAsString(tree);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a tree in memory is always written", impossible);
    }
  }

  /** The text at {@code member}, if there is one that is not blank. */
  static Optional<String> text(JsonNode parent, String member) {
    JsonNode value = parent.path(member);
    return value.isTextual() && !value.textValue().isBlank()
        ? Optional.of(value.textValue())
        : Optional.empty();
  }
}
