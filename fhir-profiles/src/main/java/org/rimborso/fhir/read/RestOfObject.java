package org.rimborso.fhir.read;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/**
 * Copies what is left of an object, for servers that do not send {@code resourceType} first: until
 * it comes nobody knows how to read the other fields. Numbers keep every digit.
 */
final class RestOfObject {
  private RestOfObject() {}

  /**
   * The object from the field {@code name}, whose value the parser stands on, to its end, on which
   * the parser then stands.
   */
  static byte[] copy(JsonParser parser, String name, JacksonCursor cursor) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    cursor.step(
        () -> {
          try (JsonGenerator out = JacksonCursor.JSON.createGenerator(bytes)) {
            out.writeStartObject();
            out.writeFieldName(name);
            fields(parser, out);
            out.writeEndObject();
          }
          return bytes;
        });
    return bytes.toByteArray();
  }

  private static void fields(JsonParser parser, JsonGenerator out) throws IOException {
    out.copyCurrentStructureExact(parser);
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      out.copyCurrentStructureExact(parser);
    }
  }
}
