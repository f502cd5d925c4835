package org.rimborso.sweep.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.rimborso.sweep.export.State.Done;
import org.rimborso.sweep.export.State.Listed;
import org.rimborso.sweep.export.State.Part;

/** What is kept between runs, as JSON. */
final class StateJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private StateJson() {}

  static String text(State state) {
    ObjectNode node = order(state.order());
    node.put("job", state.job().toString());
    state.listed().ifPresent(listed -> list(listed, node));
    return node.toPrettyString();
  }

  private static void list(Listed listed, ObjectNode node) {
    node.put("transactionTime", listed.transactionTime());
    node.put("requiresAccessToken", listed.needsToken());
    ArrayNode files = node.putArray("files");
    for (Part part : listed.parts()) {
      ObjectNode file = files.addObject();
      file.put("kind", part.entry().kind().name());
      file.put("type", part.entry().type());
      file.put("url", part.entry().url().toString());
      part.entry().count().ifPresent(count -> file.put("count", count));
      file.put("name", part.name());
      part.done()
          .ifPresent(done -> file.put("file", done.file()).put("resources", done.resources()));
    }
  }

  static String text(Last last) {
    ObjectNode node = order(last.order());
    last.transactionTime().ifPresent(time -> node.put("transactionTime", time));
    last.files().forEach(node.putArray("files")::add);
    last.obsolete().forEach(node.putArray("obsolete")::add);
    return node.toPrettyString();
  }

  private static ObjectNode order(Order order) {
    ObjectNode node = JSON.createObjectNode();
    node.put("ehr", order.ehr());
    node.put("iss", order.iss().toString());
    order.types().forEach(node.putArray("types")::add);
    order.group().ifPresent(group -> node.put("group", group));
    order.since().ifPresent(since -> node.put("since", since));
    return node;
  }

  /**
   * @throws IOException if it is not what {@link #text(State)} wrote
   */
  static State state(String text) throws IOException {
    JsonNode node = JSON.readTree(text);
    try {
      Optional<Listed> listed =
          optional(node, "transactionTime")
              .map(
                  time ->
                      new Listed(
                          time,
                          node.path("requiresAccessToken").asBoolean(true),
                          parts(node.path("files"))));
      return new State(order(node), URI.create(required(node, "job")), listed);
    } catch (IllegalArgumentException broken) {
      throw new IOException("not the state of an export", broken);
    }
  }

  private static List<Part> parts(JsonNode files) {
    List<Part> parts = new ArrayList<>();
    for (JsonNode file : files) {
      Manifest.Entry entry =
          new Manifest.Entry(
              Manifest.Kind.valueOf(required(file, "kind")),
              required(file, "type"),
              URI.create(required(file, "url")),
              file.has("count")
                  ? OptionalLong.of(file.path("count").asLong())
                  : OptionalLong.empty());
      Optional<Done> done =
          optional(file, "file").map(name -> new Done(name, file.path("resources").asLong()));
      parts.add(new Part(entry, required(file, "name"), done));
    }
    return parts;
  }

  /**
   * @throws IOException if it is not what {@link #text(Last)} wrote
   */
  static Last last(String text) throws IOException {
    JsonNode node = JSON.readTree(text);
    try {
      return new Last(
          order(node),
          optional(node, "transactionTime"),
          texts(node.path("files")),
          texts(node.path("obsolete")));
    } catch (IllegalArgumentException broken) {
      throw new IOException("not the note of an export", broken);
    }
  }

  private static Order order(JsonNode node) {
    return new Order(
        required(node, "ehr"),
        URI.create(required(node, "iss")),
        texts(node.path("types")),
        optional(node, "group"),
        optional(node, "since"));
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(each -> texts.add(each.asText()));
    return texts;
  }

  private static Optional<String> optional(JsonNode node, String name) {
    return node.path(name).isTextual() ? Optional.of(node.path(name).asText()) : Optional.empty();
  }

  private static String required(JsonNode node, String name) {
    return optional(node, name).orElseThrow(() -> new IllegalArgumentException(name));
  }
}
