package org.rimborso.fhir.write;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where each value of a JSON document stands in its bytes. Only UTF-8 without a mark in front has
 * such places; a document with one member twice has none either, for nobody knows which of them
 * counts.
 */
final class JsonSpans {
  private static final int DEEPEST = 100;
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  private JsonSpans() {}

  /**
   * A value.
   *
   * @param start of its first byte
   * @param end after its last byte
   * @param members of an object, in order
   * @param elements of an array
   * @param kind what it is
   */
  record Value(int start, int end, Kind kind, Map<String, Member> members, List<Value> elements) {}

  /**
   * A member of an object.
   *
   * @param start of its name's first quotation mark
   */
  record Member(int start, Value value) {}

  enum Kind {
    OBJECT,
    ARRAY,
    PLAIN
  }

  /** The one value of the document; empty where it is no whole one, or not in UTF-8. */
  static Optional<Value> of(byte[] json) {
    if (!beginsAsUtf8(json)) {
      return Optional.empty();
    }
    try (JsonParser parser = FACTORY.createParser(json)) {
      if (parser.nextToken() == null) {
        return Optional.empty();
      }
      Value value = value(parser);
      return parser.nextToken() == null ? Optional.of(value) : Optional.empty();
    } catch (IOException broken) {
      return Optional.empty();
    }
  }

  /** In any other encoding one of the first bytes is 0, or a mark. */
  private static boolean beginsAsUtf8(byte[] json) {
    for (int i = 0; i < Math.min(json.length, 4); i++) {
      if (json[i] == 0 || i == 0 && json[i] < 0) {
        return false;
      }
    }
    return json.length > 0;
  }

  private static Value value(JsonParser parser) throws IOException {
    int start = (int) parser.currentTokenLocation().getByteOffset();
    JsonToken token = parser.currentToken();
    Map<String, Member> members = new LinkedHashMap<>();
    List<Value> elements = new ArrayList<>();
    if (token == JsonToken.START_OBJECT) {
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        int at = (int) parser.currentTokenLocation().getByteOffset();
        String name = parser.currentName();
        parser.nextToken();
        members.put(name, new Member(at, value(parser)));
      }
    } else if (token == JsonToken.START_ARRAY) {
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        elements.add(value(parser));
      }
    }
    // A text is read to its end only when somebody asks for it.
    parser.finishToken();
    int end = (int) parser.currentLocation().getByteOffset();
    Kind kind =
        token == JsonToken.START_OBJECT
            ? Kind.OBJECT
            : token == JsonToken.START_ARRAY ? Kind.ARRAY : Kind.PLAIN;
    return new Value(start, end, kind, members, elements);
  }
}
