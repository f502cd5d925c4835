package org.rimborso.payerrules;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A file of payer rules, read, understood and tested.
 *
 * @param name of the file
 * @param version the beginning of its hash
 * @param rules that nothing is wrong with
 * @param tables that it names and nothing is wrong with
 * @param tests what they came to
 * @param mistakes in the order of the file; none: it may be used
 */
record RuleFile(
    String name,
    String version,
    List<WrittenRule> rules,
    List<WrittenTable> tables,
    List<TestResult> tests,
    List<Mistake> mistakes) {
  private static final int MOST_RULES = 1_000;

  private static final int VERSION_LENGTH = 12;

  RuleFile {
    rules = List.copyOf(rules);
    tables = List.copyOf(tables);
    tests = List.copyOf(tests);
    mistakes = List.copyOf(mistakes);
  }

  /**
   * Reads {@code text}.
   *
   * @param siblings the files beside it, for tables
   */
  static RuleFile read(String name, String text, Conditions conditions, Siblings siblings) {
    Mistakes mistakes = new Mistakes(name);
    String version = version(text);
    List<WrittenRule> rules = new ArrayList<>();
    List<WrittenTable> tables = new ArrayList<>();
    Optional<YamlPart> root = new YamlFile(text, mistakes).whole();
    if (root.isPresent()) {
      Map<String, YamlPart> keys = root.get().keys(Set.of("rules", "tables"));
      List<YamlPart> parts = items(root.get(), keys.get("rules"));
      List<YamlPart> entries = items(root.get(), keys.get("tables"));
      if (root.get().isKeys() && parts.isEmpty() && entries.isEmpty()) {
        root.get().mistake("a file without rules");
      }
      Map<String, Spot> ids = new HashMap<>();
      for (YamlPart part : parts) {
        Interrupted.check();
        new RuleReader(part, conditions, name, version)
            .read()
            .filter(one -> isFirst(one.id(), part, ids))
            .ifPresent(rules::add);
      }
      for (YamlPart entry : entries) {
        new TableEntry(entry, siblings)
            .read(name, version)
            .filter(one -> isFirst(one.id(), entry, ids))
            .ifPresent(tables::add);
      }
    }
    List<TestResult> tests = new FileTests(mistakes).run(rules, tables);
    return new RuleFile(name, version, rules, tables, tests, mistakes.all());
  }

  /** Where each rule and table stands, by its id. */
  Map<String, Spot> spots() {
    Map<String, Spot> spots = new TreeMap<>();
    rules.forEach(rule -> spots.put(rule.id(), rule.spot()));
    tables.forEach(table -> spots.put(table.id(), table.spot()));
    return spots;
  }

  List<String> tableVersions() {
    return tables.stream().map(WrittenTable::version).toList();
  }

  private static List<YamlPart> items(YamlPart root, @Nullable YamlPart list) {
    List<YamlPart> items = list == null ? List.of() : list.items();
    if (items.size() > MOST_RULES) {
      root.mistake("a file of more than " + MOST_RULES + " rules");
      return List.of();
    }
    return items;
  }

  private static boolean isFirst(String id, YamlPart part, Map<String, Spot> ids) {
    Spot first = ids.putIfAbsent(id, part.spot());
    if (first != null) {
      part.mistake("a second rule of the id " + id + ", see line " + first.line());
    }
    return first == null;
  }

  /** The beginning of the hash of a text. */
  static String version(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, VERSION_LENGTH);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
