package org.rimborso.payerrules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A part of a YAML file that knows its place. What is wrong with it is collected, and the part then
 * reads as if it were absent.
 *
 * @param source the whole file
 */
record YamlPart(Node node, String source, Mistakes mistakes) {

  private YamlPart part(Node child) {
    return new YamlPart(child, source, mistakes);
  }

  Spot spot() {
    return Spot.of(node.getStartMark());
  }

  /** As it stands in the file, without what it is indented by. */
  String written() {
    Mark start = node.getStartMark();
    int end = source.offsetByCodePoints(0, node.getEndMark().getIndex());
    String text = source.substring(source.offsetByCodePoints(0, start.getIndex()), end);
    return text.strip().replaceAll("\\R {0," + start.getColumn() + "}", "\n");
  }

  void mistake(String what) {
    mistakes.add(spot(), what);
  }

  /** A mistake at a character of this text. */
  void mistake(int offset, String what) {
    mistakes.add(
        node instanceof ScalarNode scalar ? new ScalarPlaces(source, scalar).of(offset) : spot(),
        what);
  }

  /** A single value as text. */
  Optional<String> text() {
    if (node instanceof ScalarNode scalar) {
      return Optional.of(scalar.getValue());
    }
    mistake("expected a single value");
    return Optional.empty();
  }

  boolean isText() {
    return node instanceof ScalarNode;
  }

  boolean isKeys() {
    return node instanceof MappingNode;
  }

  /** The entries of a list. */
  List<YamlPart> items() {
    if (node instanceof SequenceNode sequence) {
      return sequence.getValue().stream().map(this::part).toList();
    }
    mistake("expected a list");
    return List.of();
  }

  /** The values of a mapping by their keys; keys that are not {@code known} are mistakes. */
  Map<String, YamlPart> keys(Set<String> known) {
    Map<String, YamlPart> keys = new LinkedHashMap<>();
    if (!(node instanceof MappingNode mapping)) {
      mistake("expected the keys " + String.join(", ", new TreeSet<>(known)));
      return keys;
    }
    for (NodeTuple entry : mapping.getValue()) {
      YamlPart key = part(entry.getKeyNode());
      String name = entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
      if (!known.contains(name)) {
        key.mistake(
            "unknown key '"
                + name
                + "'"
                + Nearest.to(name, known)
                    .map(nearest -> "; the nearest is '" + nearest + "'")
                    .orElse("; expected one of " + String.join(", ", new TreeSet<>(known))));
      } else if (keys.containsKey(name)) {
        key.mistake("the key '" + name + "' stands here twice");
      } else if (!isNull(entry.getValueNode())) {
        keys.put(name, part(entry.getValueNode()));
      }
    }
    return keys;
  }

  private static boolean isNull(Node value) {
    return value instanceof ScalarNode scalar
        && scalar.isPlain()
        && (scalar.getValue().isEmpty() || scalar.getValue().equals("null"));
  }

  /** Single values in a list. */
  List<String> texts() {
    List<String> texts = new ArrayList<>();
    items().forEach(item -> item.text().ifPresent(texts::add));
    return texts;
  }
}
