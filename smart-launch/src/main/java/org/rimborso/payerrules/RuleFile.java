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
import org.rimborso.codebooks.StarterSet;
import org.rimborso.payer.Payers;
import org.rimborso.rule.Parameters;
import org.rimborso.rule.RuleContext;

/**
 * A file of payer rules, read, understood and tested.
 *
 * @param name of the file
 * @param version the beginning of its hash
 * @param rules that nothing is wrong with
 * @param tests how many were run
 * @param mistakes in the order of the file; none: it may be used
 */
record RuleFile(
    String name, String version, List<WrittenRule> rules, int tests, List<Mistake> mistakes) {
  private static final int MOST_RULES = 1_000;
  /** What each rule has to show that it can do. */
  private static final List<RuleTest.Expected> NEEDED =
      List.of(RuleTest.Expected.FINDING, RuleTest.Expected.NOTHING);

  private static final int VERSION_LENGTH = 12;

  RuleFile {
    rules = List.copyOf(rules);
    mistakes = List.copyOf(mistakes);
  }

  /** Reads {@code text}. */
  static RuleFile read(String name, String text, Conditions conditions) {
    Mistakes mistakes = new Mistakes(name);
    String version = version(text);
    List<WrittenRule> rules = new ArrayList<>();
    new YamlFile(text, mistakes)
        .whole()
        .ifPresent(root -> rules.addAll(rules(root, conditions, name, version)));
    int tests = run(rules, mistakes);
    return new RuleFile(name, version, rules, tests, mistakes.all());
  }

  private static List<WrittenRule> rules(
      YamlPart root, Conditions conditions, String name, String version) {
    Map<String, YamlPart> keys = root.keys(Set.of("rules"));
    List<YamlPart> parts =
        Optional.ofNullable(keys.get("rules")).map(YamlPart::items).orElse(List.of());
    if (root.isKeys() && parts.isEmpty()) {
      root.mistake("a file without rules");
    }
    if (parts.size() > MOST_RULES) {
      root.mistake("a file of more than " + MOST_RULES + " rules");
      return List.of();
    }
    List<WrittenRule> rules = new ArrayList<>();
    Map<String, Spot> ids = new HashMap<>();
    for (YamlPart part : parts) {
      Optional<WrittenRule> rule = new RuleReader(part, conditions, name, version).read();
      rule.ifPresent(
          one -> {
            Spot first = ids.putIfAbsent(one.id(), part.spot());
            if (first == null) {
              rules.add(one);
            } else {
              part.mistake("a second rule of the id " + one.id() + ", see line " + first.line());
            }
          });
    }
    return rules;
  }

  /** Tests are judged by what ships with the product, so that they say the same everywhere. */
  private static int run(List<WrittenRule> rules, Mistakes mistakes) {
    if (rules.isEmpty()) {
      return 0;
    }
    RuleContext shipped =
        new RuleContext(StarterSet.codeSets(), Payers.NONE, Parameters.DEFAULTS);
    int tests = 0;
    for (WrittenRule rule : rules) {
      for (RuleTest.Expected wanted : NEEDED) {
        if (rule.tests().stream().noneMatch(test -> test.expected() == wanted)) {
          mistakes.add(rule.spot(), "a rule without a test that expects '" + wanted.code() + "'");
        }
      }
      PayerRule working = new PayerRule(rule, shipped);
      for (RuleTest test : rule.tests()) {
        tests++;
        test.failure(working).ifPresent(why -> mistakes.add(test.spot(), why));
      }
    }
    return tests;
  }

  private static String version(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, VERSION_LENGTH);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
