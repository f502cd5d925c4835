package org.rimborso.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A chart and what its review must say: {@code expected.json}, why it must be so ({@code why.md}),
 * and the chart, which is {@code bundle.json} or, shorter, {@code edits.json}: the name of a chart
 * in {@code bases} and what is different here.
 *
 * @param root the folder of all cases
 * @param name its place below {@code root}
 */
record CaseFolder(Path root, String name) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static List<CaseFolder> below(Path root) {
    try (Stream<Path> paths = Files.walk(root)) {
      return paths
          .filter(path -> path.endsWith("expected.json"))
          .map(path -> root.relativize(path.getParent()).toString())
          .sorted()
          .map(name -> new CaseFolder(root, name))
          .toList();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** What the case is about: the folder that it stands in, which has the name of a rule or none. */
  String subject() {
    return name.contains("/") ? name.substring(0, name.indexOf('/')) : name;
  }

  String why() {
    try {
      return Files.readString(file("why.md")).strip();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  JsonNode expected() {
    return json(file("expected.json"));
  }

  /** Whether the invented code lists are loaded beside what ships. */
  boolean hasTables() {
    return says("tables");
  }

  /** Whether a terminology server is asked beside what ships. */
  boolean hasMaps() {
    return says("maps");
  }

  private boolean says(String flag) {
    return edits().map(edits -> edits.path(flag).asBoolean()).orElse(false);
  }

  /** The chart as a Bundle. */
  JsonNode bundle() {
    if (edits().isEmpty()) {
      return json(file("bundle.json"));
    }
    JsonNode edits = edits().get();
    JsonNode base = json(root.resolve("bases").resolve(edits.path("base").asText() + ".json"));
    edits
        .path("edits")
        .properties()
        .forEach(one -> edit((ArrayNode) base.path("entry"), one.getKey(), one.getValue()));
    return base;
  }

  /**
   * One edit: {@code Type/id} is changed, or added where the base has none; null takes it out;
   * {@code Type/id like Type/other} adds a changed copy.
   */
  private void edit(ArrayNode entries, String key, JsonNode patch) {
    String[] names = key.split(" like ", 2);
    int at = position(entries, names[0]);
    int like = names.length > 1 ? position(entries, names[1]) : at;
    if (patch.isNull() ? at < 0 : names.length > 1 && (like < 0 || at >= 0)) {
      throw new IllegalStateException(name + ": the base does not allow the edit of " + key);
    }
    if (patch.isNull()) {
      entries.remove(at);
      return;
    }
    JsonNode before = like < 0 ? JSON.createObjectNode() : entries.get(like).path("resource");
    JsonNode after = MergePatch.of(identified(names[0])).on(MergePatch.of(patch).on(before));
    JsonNode entry = JSON.createObjectNode().set("resource", after);
    if (at < 0) {
      entries.add(entry);
    } else {
      entries.set(at, entry);
    }
  }

  private static JsonNode identified(String reference) {
    String[] parts = reference.split("/", 2);
    return JSON.createObjectNode().put("resourceType", parts[0]).put("id", parts[1]);
  }

  private static int position(ArrayNode entries, String reference) {
    for (int i = 0; i < entries.size(); i++) {
      JsonNode resource = entries.get(i).path("resource");
      String here = resource.path("resourceType").asText() + "/" + resource.path("id").asText();
      if (here.equals(reference)) {
        return i;
      }
    }
    return -1;
  }

  private Optional<JsonNode> edits() {
    Path edits = file("edits.json");
    return Files.exists(edits) ? Optional.of(json(edits)) : Optional.empty();
  }

  private Path file(String file) {
    return root.resolve(name).resolve(file);
  }

  private static JsonNode json(Path file) {
    try {
      return JSON.readTree(file.toFile());
    } catch (IOException failed) {
      throw new UncheckedIOException(file.toString(), failed);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
