package org.rimborso.launch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.regex.Pattern;

/**
 * One resource of each type the app reads, with as many string elements as FHIR gives it. Those that hold the chart together (ids, status,
 * references, dates, systems ...) are marked by {@code =} in the file; all others take any text. To put text into the former too, the chart
 * has further families of resources, in each of which one kind of them is replaced.
 */
final class WholeChart {
  private static final Set<String> SHARED = Set.of("Patient", "Practitioner", "PractitionerRole", "Organization", "Location");
  private static final Pattern LOCAL = Pattern.compile("([A-Z][A-Za-z]+)/[a-z]+[0-9]");
  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d.*");
  static final List<String> KINDS =
      List.of("status", "code", "system", "reference", "date", "currency", "note", "resourceType", "id", "patient");
  /** Those that leave their resources on the patient's chart, so that they have pages of their own. */
  static final List<String> SHOWN = KINDS.subList(0, 7);

  private final String round;
  private final IntFunction<String> texts;
  private int elements;

  /**
   * @param round makes ids of its own, so that notes of another round are not about these claims
   * @param texts by the number of the element
   */
  private WholeChart(String round, IntFunction<String> texts) {
    this.round = round;
    this.texts = texts;
  }

  /** How many elements are filled with text. */
  static int elements() {
    WholeChart chart = new WholeChart("", Integer::toString);
    chart.resources();
    chart.sharedToo();
    return chart.elements;
  }

  /** Only the chart itself, whole: what holds it together stays as it is. */
  static List<ObjectNode> plain(IntFunction<String> texts) {
    WholeChart chart = new WholeChart("", texts);
    List<ObjectNode> all = new ArrayList<>();
    resource("whole-chart.json").forEach(one -> all.add(chart.copy(one, "", "")));
    return all;
  }

  /** The resources as an EHR would serve them, and families in which text takes the place of what holds them together. */
  static List<ObjectNode> filled(String round, IntFunction<String> texts) {
    return new WholeChart(round, texts).resources();
  }

  /** The same with text also in what holds patient, practitioners and organizations together, but for their ids. */
  static List<ObjectNode> filledWhole(String round, IntFunction<String> texts) {
    WholeChart chart = new WholeChart(round, texts);
    List<ObjectNode> all = new ArrayList<>(chart.resources());
    all.removeIf(one -> isShared(one.path("resourceType").asText()));
    all.addAll(chart.sharedToo());
    return all;
  }

  private List<ObjectNode> resources() {
    List<ObjectNode> all = new ArrayList<>();
    for (JsonNode one : resource("whole-chart.json")) {
      all.add(copy(one, "", round));
    }
    for (String kind : KINDS) {
      for (JsonNode one : resource("whole-chart.json")) {
        if (!isShared(type(one))) {
          all.add(copy(one, kind, kind + round));
        }
      }
    }
    return all;
  }

  private List<ObjectNode> sharedToo() {
    List<ObjectNode> all = new ArrayList<>();
    for (JsonNode one : resource("whole-chart.json")) {
      if (isShared(type(one))) {
        ObjectNode whole = copy(one, "shared", "");
        whole.put("resourceType", type(one)).put("id", one.path("id").asText().substring(1));
        all.add(whole);
      }
    }
    return all;
  }

  private static String type(JsonNode marked) {
    return marked.path("resourceType").asText().substring(1);
  }

  private static boolean isShared(String type) {
    return SHARED.contains(type);
  }

  private ObjectNode copy(JsonNode marked, String kind, String family) {
    String suffix = isShared(type(marked)) ? "" : "-" + family;
    return (ObjectNode) copy("", marked, kind, suffix.equals("-") ? "" : suffix);
  }

  private JsonNode copy(String field, JsonNode node, String kind, String suffix) {
    if (node.isTextual()) {
      return TextNode.valueOf(text(field, node.asText(), kind, suffix));
    }
    if (node instanceof ObjectNode object) {
      Map<String, JsonNode> fields = new LinkedHashMap<>();
      object.properties().forEach(one -> fields.put(one.getKey(), copy(one.getKey(), one.getValue(), kind, suffix)));
      return HospitalRecords.JSON.createObjectNode().setAll(fields);
    }
    if (node instanceof ArrayNode array) {
      ArrayNode copied = HospitalRecords.JSON.createArrayNode();
      array.forEach(one -> copied.add(copy(field, one, kind, suffix)));
      return copied;
    }
    return node;
  }

  private String text(String field, String marked, String kind, String suffix) {
    boolean holds = marked.startsWith("=");
    String value = holds ? marked.substring(1) : marked;
    if (holds ? kind.equals("shared") || kind.equals(kind(field, value)) : kind.isEmpty()) {
      return texts.apply(elements++);
    }
    var local = LOCAL.matcher(value);
    boolean named = field.equals("id") || (local.matches() && !isShared(local.group(1)));
    return holds && named ? value + suffix : value;
  }

  /** What kind of glue an element is. */
  private static String kind(String field, String value) {
    if (field.equals("resourceType") || field.equals("id") || field.equals("currency")) {
      return field;
    }
    if (DATE.matcher(value).matches()) {
      return "date";
    }
    return switch (field) {
      case "reference" -> value.startsWith("Patient/") ? "patient" : "reference";
      case "system", "url" -> "system";
      case "code" -> "code";
      case "valueString", "valueCode" -> "note";
      default -> "status";
    };
  }

  static JsonNode resource(String name) {
    try (InputStream in = Objects.requireNonNull(WholeChart.class.getResourceAsStream(name))) {
      return HospitalRecords.JSON.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
