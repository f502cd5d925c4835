package org.rimborso.fhir.write;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A JSON document as it is written, in which single values can be exchanged: everything outside
 * them stays as it is, byte for byte, whatever it says and however it is spelled. Immutable. Values
 * are named by JSON Pointers (RFC 6901).
 */
public final class JsonText {
  private final byte[] bytes;
  private final JsonSpans.Value root;

  private JsonText(byte[] bytes, JsonSpans.Value root) {
    this.bytes = bytes;
    this.root = root;
  }

  /** The document; empty where it is no whole one in UTF-8, or has one member twice. */
  public static Optional<JsonText> of(byte[] json) {
    byte[] own = json.clone();
    return JsonSpans.of(own).map(root -> new JsonText(own, root));
  }

  /** The same of text. */
  public static Optional<JsonText> of(String json) {
    return of(json.getBytes(StandardCharsets.UTF_8));
  }

  /** The whole document. */
  public String text() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  byte[] bytes() {
    return bytes.clone();
  }

  /** The value at {@code pointer} as it is written; empty where there is none. */
  public Optional<String> at(String pointer) {
    return find(steps(pointer)).map(this::written);
  }

  /** How many elements the array at {@code pointer} has; 0 where there is none. */
  public int size(String pointer) {
    return find(steps(pointer)).map(value -> value.elements().size()).orElse(0);
  }

  /**
   * The document with another value at {@code pointer}, or with none.
   *
   * <p>What is not there yet is added at the end of what should hold it, and that is made where
   * need be; an index of one more than there are, or {@code -}, adds an element.
   *
   * @throws IllegalArgumentException if {@code json} is no JSON value, or something on the way is
   *     neither object nor array
   */
  public JsonText with(String pointer, Optional<String> json) {
    List<String> steps = steps(pointer);
    json.ifPresent(JsonText::require);
    Optional<JsonSpans.Value> there = find(steps);
    if (there.isPresent()) {
      return json.isPresent()
          ? spliced(there.get().start(), there.get().end(), json.get())
          : without(steps);
    }
    return json.map(value -> added(steps, value)).orElse(this);
  }

  private static void require(String json) {
    if (JsonSpans.of(json.getBytes(StandardCharsets.UTF_8)).isEmpty()) {
      throw new IllegalArgumentException("no JSON value");
    }
  }

  private JsonText added(List<String> steps, String json) {
    int known = steps.size() - 1;
    while (find(steps.subList(0, known)).isEmpty()) {
      known--;
    }
    JsonSpans.Value holder = find(steps.subList(0, known)).orElseThrow();
    String inner = json;
    for (int i = steps.size() - 1; i > known; i--) {
      inner =
          steps.get(i).equals("-")
              ? "[" + inner + "]"
              : "{" + Json.quoted(steps.get(i)) + ":" + inner + "}";
    }
    return switch (holder.kind()) {
      case OBJECT -> appended(holder, Json.quoted(steps.get(known)) + ":" + inner);
      case ARRAY -> appended(holder, inner);
      case PLAIN -> throw new IllegalArgumentException("a plain value holds no other");
    };
  }

  /** After what it holds already, before the white space that ends it. */
  private JsonText appended(JsonSpans.Value holder, String what) {
    Optional<JsonSpans.Value> last = last(holder);
    int at = last.map(JsonSpans.Value::end).orElse(holder.start() + 1);
    return spliced(at, at, (last.isPresent() ? "," : "") + what);
  }

  private static Optional<JsonSpans.Value> last(JsonSpans.Value holder) {
    return holder.kind() == JsonSpans.Kind.OBJECT
        ? holder.members().values().stream()
            .map(JsonSpans.Member::value)
            .reduce((one, next) -> next)
        : holder.elements().stream().reduce((one, next) -> next);
  }

  /** With the comma before it; where it is the first, with the one after it. */
  private JsonText without(List<String> steps) {
    String name = steps.get(steps.size() - 1);
    JsonSpans.Value holder = find(steps.subList(0, steps.size() - 1)).orElseThrow();
    List<int[]> places = places(holder);
    int index =
        holder.kind() == JsonSpans.Kind.OBJECT
            ? List.copyOf(holder.members().keySet()).indexOf(name)
            : Integer.parseInt(name);
    int from = index == 0 ? places.get(0)[0] : places.get(index - 1)[1];
    int to = index == 0 && places.size() > 1 ? places.get(1)[0] : places.get(index)[1];
    return spliced(from, to, "");
  }

  /** Where each member or element begins and ends. */
  private static List<int[]> places(JsonSpans.Value holder) {
    return holder.kind() == JsonSpans.Kind.OBJECT
        ? holder.members().values().stream()
            .map(one -> new int[] {one.start(), one.value().end()})
            .toList()
        : holder.elements().stream().map(one -> new int[] {one.start(), one.end()}).toList();
  }

  private JsonText spliced(int from, int to, String json) {
    byte[] between = json.getBytes(StandardCharsets.UTF_8);
    byte[] all = Arrays.copyOf(bytes, from + between.length + bytes.length - to);
    System.arraycopy(between, 0, all, from, between.length);
    System.arraycopy(bytes, to, all, from + between.length, bytes.length - to);
    return JsonSpans.of(all)
        .map(spans -> new JsonText(all, spans))
        .orElseThrow(() -> new IllegalArgumentException("the whole would be no JSON"));
  }

  private Optional<JsonSpans.Value> find(List<String> steps) {
    JsonSpans.Value at = root;
    for (String step : steps) {
      Optional<JsonSpans.Value> next = step(at, step);
      if (next.isEmpty()) {
        return Optional.empty();
      }
      at = next.get();
    }
    return Optional.of(at);
  }

  private static Optional<JsonSpans.Value> step(JsonSpans.Value from, String step) {
    if (from.kind() == JsonSpans.Kind.ARRAY) {
      boolean index = step.matches("\\d{1,6}") && Integer.parseInt(step) < from.elements().size();
      return index ? Optional.of(from.elements().get(Integer.parseInt(step))) : Optional.empty();
    }
    Map<String, JsonSpans.Member> members = from.members();
    return Optional.ofNullable(members.get(step)).map(JsonSpans.Member::value);
  }

  private String written(JsonSpans.Value value) {
    return new String(bytes, value.start(), value.end() - value.start(), StandardCharsets.UTF_8);
  }

  private static List<String> steps(String pointer) {
    if (!pointer.startsWith("/")) {
      throw new IllegalArgumentException("a pointer begins with a slash");
    }
    return Arrays.stream(pointer.substring(1).split("/", -1))
        .map(step -> step.replace("~1", "/").replace("~0", "~"))
        .toList();
  }

  /** Without what it says. */
  @Override
  public String toString() {
    return "JsonText[" + bytes.length + " bytes]";
  }
}
