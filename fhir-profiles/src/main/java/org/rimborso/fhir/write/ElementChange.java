package org.rimborso.fhir.write;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One element of a resource, before and after a correction.
 *
 * @param pointer a JSON Pointer from the resource
 * @param before as JSON; empty where there was none
 * @param after as JSON; empty where there is to be none
 */
public record ElementChange(String pointer, Optional<String> before, Optional<String> after) {

  /** The change that takes this one back. */
  public ElementChange inverse() {
    return new ElementChange(pointer, after, before);
  }

  /** The same as a JSON Patch (RFC 6902): nothing of it is done unless all stands as before. */
  public static String patch(List<ElementChange> changes) {
    return changes.stream()
        .map(ElementChange::operations)
        .collect(Collectors.joining(",", "[", "]"));
  }

  /** The changes as a JSON document that {@link #list} reads. */
  public static String document(List<ElementChange> changes) {
    ArrayNode all = Json.object().arrayNode();
    for (ElementChange change : changes) {
      ObjectNode one = all.addObject().put("pointer", change.pointer());
      change.before().ifPresent(json -> one.put("before", json));
      change.after().ifPresent(json -> one.put("after", json));
    }
    return Json.write(all);
  }

  /** The changes of such a document. */
  public static List<ElementChange> list(String document) {
    List<ElementChange> all = new ArrayList<>();
    Json.tree(document)
        .forEach(
            one ->
                all.add(
                    new ElementChange(
                        one.path("pointer").asText(),
                        Json.text(one, "before"),
                        Json.text(one, "after"))));
    return List.copyOf(all);
  }

  private String operations() {
    String test = before.map(value -> operation("test", Optional.of(value)) + ",").orElse("");
    String name = before.isEmpty() ? "add" : after.isEmpty() ? "remove" : "replace";
    return test + operation(name, after);
  }

  private String operation(String name, Optional<String> value) {
    return "{\"op\":\""
        + name
        + "\",\"path\":"
        + Json.quoted(pointer)
        + value.map(json -> ",\"value\":" + json).orElse("")
        + "}";
  }

  /** Without what it says. */
  @Override
  public String toString() {
    return "ElementChange[" + pointer + "]";
  }
}
