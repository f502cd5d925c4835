package org.rimborso.ehr;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.Optional;
import org.rimborso.chart.Reference;

/**
 * What a resource calls itself.
 *
 * @param type empty where it does not say
 * @param id empty where it does not say
 */
record ResourceName(String type, String id) {
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(100).build())
          .build();

  /** The name of the one resource that {@code json} is; empty unless it is whole. */
  static Optional<ResourceName> in(byte[] json) {
    try (JsonParser parser = JSON.createParser(json)) {
      return parser.nextToken() == JsonToken.START_OBJECT ? object(parser) : Optional.empty();
    } catch (IOException broken) {
      return Optional.empty();
    }
  }

  private static Optional<ResourceName> object(JsonParser json) throws IOException {
    String type = "";
    String id = "";
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      json.nextToken();
      if (name.equals("resourceType")) {
        type = json.getText();
      } else if (name.equals("id")) {
        id = json.getText();
      }
      json.skipChildren();
    }
    boolean whole = json.currentToken() == JsonToken.END_OBJECT && json.nextToken() == null;
    return whole ? Optional.of(new ResourceName(type, id)) : Optional.empty();
  }

  /** The reference to it, if its name makes one. */
  Optional<Reference> reference() {
    return Reference.parse(type + "/" + id);
  }
}
