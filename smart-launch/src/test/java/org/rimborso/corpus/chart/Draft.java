package org.rimborso.corpus.chart;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A chart before it is written: its resources by reference, for editing. */
public final class Draft {
  /** The day on which all charts of the corpus are looked at. */
  public static final LocalDate TODAY = LocalDate.of(2025, 12, 20);

  private final Map<String, ObjectNode> resources = new LinkedHashMap<>();
  private final List<Visit> visits = new ArrayList<>();
  private Optional<VisitWriter> writer = Optional.empty();
  private boolean literal;

  /** Adds an empty resource. */
  public ObjectNode create(String type, String id) {
    ObjectNode resource = Fhir.node().put("resourceType", type).put("id", id);
    return add(resource);
  }

  public ObjectNode add(ObjectNode resource) {
    resources.put(Fhir.name(resource), resource);
    return resource;
  }

  /** Adds a copy of a resource under another id. */
  public ObjectNode copy(ObjectNode resource, String id) {
    return add(resource.deepCopy().put("id", id));
  }

  public void remove(ObjectNode resource) {
    resources.remove(Fhir.name(resource));
  }

  public Optional<ObjectNode> find(String reference) {
    return Optional.ofNullable(resources.get(reference));
  }

  /** The resource that the reference names, which must be there. */
  public ObjectNode get(String reference) {
    return find(reference).orElseThrow();
  }

  public List<ObjectNode> all() {
    return List.copyOf(resources.values());
  }

  public List<ObjectNode> all(String type) {
    return all().stream().filter(r -> r.get("resourceType").asText().equals(type)).toList();
  }

  public ObjectNode patient() {
    return all("Patient").get(0);
  }

  /** A further visit of the patient. */
  public Visit again(Scene scene, LocalDate day) {
    return writer.orElseThrow().write(scene, day);
  }

  void writtenBy(VisitWriter one) {
    writer = Optional.of(one);
  }

  void add(Visit visit) {
    visits.add(visit);
  }

  /** The visit that was wished for. */
  public Visit subject() {
    return visits.get(0);
  }

  public List<Visit> visits() {
    return List.copyOf(visits);
  }

  /** From now on the links between resources stay as they are written. */
  public Draft literal() {
    literal = true;
    return this;
  }

  boolean isLiteral() {
    return literal;
  }
}
