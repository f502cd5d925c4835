package org.rimborso.fhir.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rimborso.chart.Reference;

/**
 * A resource as an EHR sent it, with the questions that a correction asks of it. What a correction
 * does not name stays as it was sent, byte for byte.
 */
public final class RawResource {
  /** What a server writes itself, or makes anew from the rest. */
  private static final Set<String> OF_SERVER = Set.of("meta", "text");

  private final JsonText json;
  private final ObjectNode tree;
  private final Reference reference;

  private RawResource(JsonText json, ObjectNode tree, Reference reference) {
    this.json = json;
    this.tree = tree;
    this.reference = reference;
  }

  /** The resource; empty where that is no whole one in UTF-8 with type and id. */
  public static Optional<RawResource> of(byte[] json) {
    return JsonText.of(json).flatMap(RawResource::of);
  }

  private static Optional<RawResource> of(JsonText json) {
    return Json.resource(json.bytes())
        .flatMap(
            tree ->
                Reference.parse(tree.path("resourceType").asText() + "/" + tree.path("id").asText())
                    .map(reference -> new RawResource(json, tree, reference)));
  }

  public Reference reference() {
    return reference;
  }

  /** The version the EHR gave it. */
  public Optional<String> version() {
    return Json.text(tree.path("meta"), "versionId");
  }

  /** The element at a JSON Pointer as it is written; empty where there is none. */
  public Optional<String> at(String pointer) {
    return json.at(pointer);
  }

  public String text() {
    return json.text();
  }

  /** Whether every element is as it was before the changes. */
  public boolean isBefore(List<ElementChange> changes) {
    return changes.stream().allMatch(one -> Elements.same(at(one.pointer()), one.before()));
  }

  /**
   * Whether every element says what the changes wanted; servers may word displays anew and spell
   * dates with more digits.
   */
  public boolean isAfter(List<ElementChange> changes) {
    return changes.stream().allMatch(one -> Elements.says(at(one.pointer()), one.after()));
  }

  /** The resource with all changes made. */
  public RawResource with(List<ElementChange> changes) {
    JsonText changed = json;
    for (ElementChange change : changes) {
      changed = changed.with(change.pointer(), change.after());
    }
    return of(changed).orElseThrow();
  }

  /** Whether all that stands here beside the changed elements stands in {@code other} as well. */
  public boolean isKeptIn(RawResource other, List<ElementChange> changes) {
    Set<String> own = new HashSet<>(OF_SERVER);
    changes.forEach(one -> own.add(one.pointer().substring(1).split("/", 2)[0]));
    return Elements.same(without(tree, own), without(other.tree, own));
  }

  private static JsonNode without(ObjectNode tree, Set<String> members) {
    return tree.deepCopy().remove(members);
  }

  /** What tells these elements from other ones, whatever their spelling. */
  public static String digest(List<ElementChange> changes) {
    StringBuilder all = new StringBuilder();
    changes.forEach(
        one -> all.append(one.pointer()).append('=').append(Elements.plain(one.before())));
    return Elements.sha256(all.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** Without what it says. */
  @Override
  public String toString() {
    return "RawResource[" + reference + "]";
  }
}
