package org.rimborso.ehr;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import org.rimborso.ehr.PageSink.Following;

/** Looks in a searchset for the link to the next page, and at nothing else. */
public final class NextLink {
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(100).build())
          .build();

  private NextLink() {}

  /** What the page says; {@code Unreadable} unless it is one whole Bundle. */
  public static Following in(byte[] page) {
    try (JsonParser json = JSON.createParser(page)) {
      return look(json);
    } catch (IOException broken) {
      return new Following.Unreadable();
    }
  }

  private static Following look(JsonParser json) throws IOException {
    Following found = new Following.Last();
    boolean bundle = false;
    if (json.nextToken() != JsonToken.START_OBJECT) {
      return new Following.Unreadable();
    }
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      JsonToken value = json.nextToken();
      if (name.equals("resourceType")) {
        bundle = json.getText().equals("Bundle");
      } else if (name.equals("link") && value == JsonToken.START_ARRAY) {
        found = links(json);
      }
      json.skipChildren();
    }
    boolean whole = json.currentToken() == JsonToken.END_OBJECT && json.nextToken() == null;
    return bundle && whole ? found : new Following.Unreadable();
  }

  private static Following links(JsonParser json) throws IOException {
    Following found = new Following.Last();
    while (json.nextToken() == JsonToken.START_OBJECT) {
      String relation = "";
      String url = "";
      for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
        json.nextToken();
        if (name.equals("relation")) {
          relation = json.getValueAsString("");
        } else if (name.equals("url")) {
          url = json.getValueAsString("");
        }
        json.skipChildren();
      }
      if (relation.equals("next")) {
        found = new Following.Next(url);
      }
    }
    return found;
  }
}
