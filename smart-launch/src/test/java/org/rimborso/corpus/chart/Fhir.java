package org.rimborso.corpus.chart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Elements of FHIR as JSON. */
public final class Fhir {
  private Fhir() {}

  public static ObjectNode node() {
    return JsonNodeFactory.instance.objectNode();
  }

  public static ObjectNode coding(String system, String code) {
    return node().put("system", system).put("code", code);
  }

  public static ObjectNode concept(String system, String code) {
    ObjectNode concept = node();
    concept.putArray("coding").add(coding(system, code));
    return concept;
  }

  /** A concept of one of HL7's own systems, named by the last part of its URL. */
  public static ObjectNode hl7(String system, String code) {
    return concept(Terms.HL7 + system, code);
  }

  public static ObjectNode text(String text) {
    return node().put("text", text);
  }

  public static ObjectNode reference(String to) {
    return node().put("reference", to);
  }

  public static ObjectNode reference(ObjectNode to) {
    return reference(name(to));
  }

  /** {@code Type/id} of a resource. */
  public static String name(ObjectNode resource) {
    return resource.get("resourceType").asText() + "/" + resource.get("id").asText();
  }

  public static ObjectNode money(BigDecimal amount) {
    return node().put("value", amount.setScale(2, RoundingMode.HALF_UP)).put("currency", "USD");
  }

  public static ObjectNode period(Object start, Object end) {
    return node().put("start", start.toString()).put("end", end.toString());
  }

  /** The objects of an array, in order; none where it is absent. */
  public static List<ObjectNode> objects(ObjectNode parent, String field) {
    List<ObjectNode> objects = new ArrayList<>();
    parent.path(field).forEach(one -> objects.add((ObjectNode) one));
    return objects;
  }

  /** The code of a concept's first coding; empty where it has none. */
  public static String code(JsonNode concept) {
    return concept.path("coding").path(0).path("code").asText("");
  }

  /** Moves the codes of {@code concept} to another one. */
  public static void recode(ObjectNode concept, String system, String code) {
    concept.putArray("coding").add(coding(system, code));
  }
}
