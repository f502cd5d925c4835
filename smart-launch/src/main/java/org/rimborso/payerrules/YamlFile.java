package org.rimborso.payerrules;

import java.io.StringReader;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.nodes.Node;

/** Reads a YAML file as parts that know their places. Makes no objects of it. */
final class YamlFile {
  /** Characters of a file. */
  static final int LONGEST = 2_000_000;

  private static final int DEEPEST = 20;

  private final String text;
  private final Mistakes mistakes;

  YamlFile(String text, Mistakes mistakes) {
    this.text = text;
    this.mistakes = mistakes;
  }

  /** The whole; empty where it is no single document, which is then among the mistakes. */
  Optional<YamlPart> whole() {
    if (text.length() > LONGEST) {
      mistakes.add(Spot.START, "a file of more than " + LONGEST + " characters");
      return Optional.empty();
    }
    try {
      return isPlain() ? composed() : Optional.empty();
    } catch (MarkedYAMLException wrong) {
      mistakes.add(
          wrong.getProblemMark() == null ? Spot.START : Spot.of(wrong.getProblemMark()),
          "no valid YAML: " + wrong.getProblem());
    } catch (YAMLException wrong) {
      mistakes.add(Spot.START, "no valid YAML: " + wrong.getMessage());
    }
    return Optional.empty();
  }

  /** References within the file could make a small file large. */
  private boolean isPlain() {
    int documents = 0;
    for (Event event : yaml().parse(new StringReader(text))) {
      if (event instanceof AliasEvent) {
        mistakes.add(Spot.of(event.getStartMark()), "a reference (*), which is not read");
        return false;
      }
      if (event instanceof DocumentStartEvent && ++documents > 1) {
        mistakes.add(Spot.of(event.getStartMark()), "a second document in one file");
        return false;
      }
    }
    return true;
  }

  private Optional<YamlPart> composed() {
    Node root = yaml().compose(new StringReader(text));
    if (root == null) {
      mistakes.add(Spot.START, "a file without rules");
      return Optional.empty();
    }
    return Optional.of(new YamlPart(root, text, mistakes));
  }

  private static Yaml yaml() {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(LONGEST);
    options.setNestingDepthLimit(DEEPEST);
    return new Yaml(new SafeConstructor(options));
  }
}
