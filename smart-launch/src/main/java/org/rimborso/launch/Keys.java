package org.rimborso.launch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * One mapping of the configuration. Every key that is asked for is known; {@link #noOthers()} then
 * refuses the rest.
 */
final class Keys {
  private final JsonNode node;
  private final String path;
  private final Environment environment;
  private final Set<String> asked = new LinkedHashSet<>();

  Keys(JsonNode node, String path, Environment environment) {
    if (!node.isMissingNode() && !node.isNull() && !node.isObject()) {
      throw SettingsError.at(path.isEmpty() ? "the whole file" : path, "keys with values");
    }
    this.node = node;
    this.path = path;
    this.environment = environment;
  }

  String path(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  private JsonNode ask(String name) {
    asked.add(name);
    JsonNode child = node.path(name);
    return child.isNull() ? MissingNode.getInstance() : child;
  }

  /** A single value. */
  Optional<String> text(String name) {
    JsonNode child = ask(name);
    if (!child.isMissingNode() && !child.isValueNode()) {
      throw SettingsError.at(path(name), "a single value");
    }
    return environment
        .value(path(name))
        .or(() -> child.isMissingNode() ? Optional.empty() : Optional.of(child.asText()))
        .filter(value -> !value.isBlank());
  }

  /** A single value, understood by {@code reader}, which throws if it cannot be. */
  <T> Optional<T> value(String name, String expected, Function<String, T> reader) {
    return text(name).map(text -> read(path(name), expected, text, reader));
  }

  <T> T required(String name, String expected, Function<String, T> reader) {
    return value(name, expected, reader)
        .orElseThrow(() -> SettingsError.at(path(name), expected + ", which is missing"));
  }

  /** A list of single values; one value alone counts as a list of one. */
  <T> List<T> values(String name, String expected, Function<String, T> reader) {
    JsonNode child = ask(name);
    Optional<String> variable = environment.value(path(name));
    List<String> texts = new ArrayList<>();
    if (variable.isPresent()) {
      Arrays.stream(variable.get().split(",", -1)).map(String::strip).forEach(texts::add);
    } else if (child.isValueNode()) {
      texts.add(child.asText());
    } else if (child.isArray()) {
      child.forEach(item -> texts.add(single(name, item)));
    } else if (!child.isMissingNode()) {
      throw SettingsError.at(path(name), "a list");
    }
    return texts.stream().map(text -> read(path(name), expected, text, reader)).toList();
  }

  private String single(String name, JsonNode item) {
    if (!item.isValueNode() || item.isNull()) {
      throw SettingsError.at(path(name), "a list of single values");
    }
    return item.asText();
  }

  private static <T> T read(String path, String expected, String text, Function<String, T> reader) {
    try {
      return reader.apply(text);
    } catch (IllegalArgumentException | DateTimeException impossible) {
      throw SettingsError.at(path, expected + ", not '" + text + "'");
    }
  }

  /** Whether the file gives a single value where a mapping could stand as well. */
  boolean isPlain(String name) {
    JsonNode child = node.path(name);
    return child.isValueNode() && !child.isNull();
  }

  /** Whether the file or a variable says anything at this key, be it an empty list. */
  boolean has(String name) {
    return node.hasNonNull(name)
        || environment.value(path(name)).isPresent()
        || environment.has(path(name));
  }

  /** Whether neither the file nor a variable says anything here. */
  boolean isEmpty() {
    return node.isEmpty() && !environment.has(path);
  }

  Keys section(String name) {
    return new Keys(ask(name), path(name), environment);
  }

  /** Sections in a list; environment variables may add some at its end. */
  List<Keys> sections(String name) {
    JsonNode child = ask(name);
    if (!child.isMissingNode() && !child.isArray()) {
      throw SettingsError.at(path(name), "a list");
    }
    List<Keys> sections = new ArrayList<>();
    int i = 0;
    while (i < child.size() || environment.has(path(name) + "[" + i + "]")) {
      sections.add(new Keys(child.path(i), path(name) + "[" + i + "]", environment));
      i++;
    }
    return sections;
  }

  /** Names that the file gives here, where names are free. */
  List<String> names() {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  Environment environment() {
    return environment;
  }

  /** Refuses keys that nothing has asked for. */
  void noOthers() {
    for (String name : names()) {
      if (!asked.contains(name)) {
        throw SettingsError.at(
            path(name), "one of the keys " + String.join(", ", asked) + "; this one is unknown");
      }
    }
  }
}
