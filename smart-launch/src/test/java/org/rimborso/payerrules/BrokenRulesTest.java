package org.rimborso.payerrules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule that ships as an example, broken in six ways: where and what the message says. */
class BrokenRulesTest {
  private static final Conditions CONDITIONS = new Conditions();
  private static final Pattern VARIABLE =
      Pattern.compile("\\b(line|claim|diagnosis|encounter|coverage)\\.");

  /** A way to break a rule: the text, the index at fault in it, and what is said. */
  private record Broken(String text, int at, String says) {}

  /** A rule as a file of its own. */
  record Single(String id, String text) {
    @Override
    public String toString() {
      return id;
    }
  }

  static List<Single> rules() throws IOException {
    List<Single> rules = new ArrayList<>();
    try (Stream<Path> files = Files.list(ShippedRulesTest.FOLDER)) {
      for (Path file :
          files
              .filter(one -> one.toString().endsWith(".yaml"))
              .filter(one -> !one.endsWith("tables.yaml"))
              .sorted()
              .toList()) {
        String[] parts = Files.readString(file).split("\n {2}- id: ", -1);
        for (int i = 1; i < parts.length; i++) {
          rules.add(
              new Single(
                  parts[i].lines().findFirst().orElseThrow(), "rules:\n  - id: " + parts[i]));
        }
      }
    }
    return rules;
  }

  private static void check(Broken broken) {
    List<Mistake> mistakes =
        RuleFile.read("x.yaml", broken.text(), CONDITIONS, Siblings.NONE).mistakes();
    String before = broken.text().substring(0, broken.at());
    int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
    int column = broken.at() - (before.lastIndexOf('\n') + 1) + 1;
    assertThat(mistakes)
        .anySatisfy(
            mistake -> {
              assertThat(mistake.what()).contains(broken.says());
              assertThat(mistake.line() + ":" + mistake.column()).isEqualTo(line + ":" + column);
            });
  }

  private static Broken replaced(String text, String old, String other, int shift, String says) {
    int at = text.indexOf(old);
    assertThat(at).as(old).isPositive();
    return new Broken(
        text.substring(0, at) + other + text.substring(at + old.length()), at + shift, says);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void rule_withMisspelledKey_isToldWhere(Single rule) {
    check(
        replaced(
            rule.text(),
            "severity:",
            "severty:",
            0,
            "unknown key 'severty'; the nearest is 'severity'"));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void rule_withImpossibleValue_isToldWhere(Single rule) {
    check(
        replaced(
            rule.text(),
            "audience: [",
            "audience: [payer, ",
            "audience: [".length(),
            "expected clinician or billing, not 'payer'"));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void condition_withMisspelledVariable_isToldWhereAndWhich(Single rule) {
    int when = rule.text().indexOf("when:");
    Matcher variable = VARIABLE.matcher(rule.text());
    assertThat(variable.find(when)).isTrue();
    String name = variable.group(1);
    int at = variable.start();
    check(
        new Broken(
            rule.text().substring(0, at) + "z" + rule.text().substring(at + 1),
            at,
            "'z" + name.substring(1) + "', which is not known; the nearest is '" + name + "'"));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void condition_withMisspelledField_isToldWhereAndWhich(Single rule) {
    int when = rule.text().indexOf("when:");
    Matcher variable = VARIABLE.matcher(rule.text());
    assertThat(variable.find(when)).isTrue();
    int dot = variable.end() - 1;
    check(
        new Broken(
            rule.text().substring(0, dot + 1) + "q" + rule.text().substring(dot + 1),
            dot,
            "which is not known"));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void rule_withoutTranslation_isToldWhere(Single rule) {
    int title = rule.text().indexOf("title:");
    int english = rule.text().indexOf("en:", title);
    Matcher italian = Pattern.compile("\n {6}it: .*").matcher(rule.text());
    assertThat(italian.find(title)).isTrue();
    check(
        new Broken(
            rule.text().substring(0, italian.start()) + rule.text().substring(italian.end()),
            english,
            "without its translation 'it'"));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void rule_whoseTestFails_isToldWhereAndWhatItGot(Single rule) {
    check(
        replaced(
            rule.text(),
            "expect: finding",
            "expect: nothing",
            "expect: ".length(),
            "expected nothing, got finding"));
  }
}
