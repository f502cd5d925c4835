package org.rimborso.fhir.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Elements compared by what they say, not by how they are written. */
final class Elements {
  private static final Pattern DAY = Pattern.compile("\\d{4}(-\\d\\d){0,2}");

  private Elements() {}

  /** Whether both are absent, or are the same value. */
  static boolean same(Optional<String> one, Optional<String> other) {
    return one.isPresent() == other.isPresent()
        && (one.isEmpty() || same(Json.tree(one.get()), Json.tree(other.get())));
  }

  static boolean same(JsonNode one, JsonNode other) {
    return one.equals(Elements::compared, other);
  }

  /** Numbers are the same whatever their last zeros. */
  private static int compared(JsonNode one, JsonNode other) {
    return one.isNumber() && other.isNumber()
        ? one.decimalValue().compareTo(other.decimalValue())
        : one.equals(other) ? 0 : 1;
  }

  /** Whether what was kept says what was wanted. */
  static boolean says(Optional<String> kept, Optional<String> wanted) {
    if (kept.isEmpty() || wanted.isEmpty()) {
      return kept.isPresent() == wanted.isPresent();
    }
    return says(Json.tree(kept.get()), Json.tree(wanted.get()));
  }

  private static boolean says(JsonNode kept, JsonNode wanted) {
    if (wanted.isTextual() && DAY.matcher(wanted.textValue()).matches()) {
      return kept.isTextual() && kept.textValue().startsWith(wanted.textValue());
    }
    if (kept instanceof ArrayNode some && wanted instanceof ArrayNode others) {
      return some.size() == others.size() && all(some.iterator(), others.iterator());
    }
    if (kept instanceof ObjectNode some && wanted instanceof ObjectNode others) {
      JsonNode bare = some.deepCopy().without("display");
      ObjectNode asked = others.deepCopy().without("display");
      return bare.size() == asked.size()
          && asked.properties().stream()
              .allMatch(one -> says(bare.path(one.getKey()), one.getValue()));
    }
    return same(kept, wanted);
  }

  private static boolean all(Iterator<JsonNode> kept, Iterator<JsonNode> wanted) {
    while (kept.hasNext()) {
      if (!says(kept.next(), wanted.next())) {
        return false;
      }
    }
    return true;
  }

  /** One spelling for all spellings of a value. */
  static String plain(Optional<String> json) {
    return json.map(text -> sorted(Json.tree(text)).toString()).orElse("");
  }

  private static JsonNode sorted(JsonNode node) {
    if (node instanceof ObjectNode object) {
      Map<String, JsonNode> members = new TreeMap<>();
      object.properties().forEach(one -> members.put(one.getKey(), sorted(one.getValue())));
      return Json.object().setAll(members);
    }
    if (node instanceof ArrayNode array) {
      ArrayNode copy = Json.object().arrayNode();
      array.forEach(one -> copy.add(sorted(one)));
      return copy;
    }
    return node;
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
