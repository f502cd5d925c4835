package org.rimborso.spark;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rimborso.chart.Reference;

/**
 * Types that a line may name by identifier, as {@code Patient?identifier=…}: of each of them an
 * index is made before charts are read. Too many types cost time, one too few would lose
 * references, so every text of that form counts, wherever it stands.
 */
final class NamedTypes {
  private static final JsonFactory JSON = new JsonFactory();
  private static final Pattern CONDITION = Pattern.compile("(?<type>[A-Z][A-Za-z]+)\\?[\\w:.-]+=");

  private NamedTypes() {}

  static Set<String> in(byte[] json) {
    return mayName(json) ? read(json) : Set.of();
  }

  /** Few lines have a question mark or an escaped character, and only these can. */
  private static boolean mayName(byte[] json) {
    for (int i = 0; i < json.length; i++) {
      byte b = json[i];
      if (b == '?' || b == '\\' && i + 1 < json.length && json[i + 1] == 'u') {
        return true;
      }
    }
    return false;
  }

  private static Set<String> read(byte[] json) {
    Set<String> types = new TreeSet<>();
    try (JsonParser in = JSON.createParser(json)) {
      for (JsonToken token = in.nextToken(); token != null; token = in.nextToken()) {
        if (token == JsonToken.VALUE_STRING) {
          Matcher condition = CONDITION.matcher(in.getText());
          if (condition.lookingAt()
              && Reference.parse(condition.group("type") + "/any").isPresent()) {
            types.add(condition.group("type"));
          }
        }
      }
    } catch (IOException broken) {
      return types; // Told by the reader; what it read until then was seen here too.
    }
    return types;
  }
}
