package org.rimborso.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rimborso.codes.LoadedCodeSets;
import org.rimborso.payer.Payers;
import org.rimborso.review.Reviewer;
import org.rimborso.rule.Parameters;
import org.rimborso.rule.Rule;
import org.rimborso.rule.RuleContext;
import org.rimborso.rule.RulePage;

class CatalogueTest {

  static Stream<Rule> rules() {
    return Reviewer.of(new RuleContext(LoadedCodeSets.NONE, Payers.NONE, Parameters.DEFAULTS))
        .rules()
        .stream();
  }

  @Test
  void ids_everReleased_areStillThere() throws IOException {
    List<String> released = text("/rules/rule-ids.txt").lines().toList();

    assertThat(released).isSorted().doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(10);
    assertThat(rules().map(Rule::id))
        .as("every id in rule-ids.txt has its rule, every rule its line")
        .containsExactlyElementsOf(released);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void page_everyRule_inBothLanguages(Rule rule) {
    String english = RulePage.of(rule, Locale.ENGLISH).orElseThrow();
    String italian = RulePage.of(rule, Locale.ITALY).orElseThrow();

    assertThat(english)
        .contains("`" + rule.id() + "`", "## What", "## Why", "## Source", "## Example");
    assertThat(italian).contains("`" + rule.id() + "`", "## Perché", "## Fonte", "## Esempio");
    assertThat(RulePage.of(rule, Locale.GERMAN)).hasValue(english);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void check_classOfARule_isNamedForItsFault(Rule rule) {
    String name = rule.getClass().getSimpleName();
    String dashed = name.replaceAll("(?<=.)([A-Z])", "-$1").toLowerCase(Locale.ROOT);

    // A word of digits cannot be told from the end of the word before it.
    assertThat(dashed).isEqualTo(rule.id().replaceAll("-(?=\\d)", ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"diagnosis", "encounter", "claim", "procedure", "coverage"})
  void messages_everyKey_inBothLanguagesAndWellFormed(String topic) throws IOException {
    Properties english = bundle(topic, "messages.properties");
    Properties italian = bundle(topic, "messages_it.properties");

    assertThat(italian.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
    for (Properties bundle : List.of(english, italian)) {
      for (String key : bundle.stringPropertyNames()) {
        String pattern = bundle.getProperty(key);
        assertThat(pattern).as(key + ": an apostrophe would quote the pattern").doesNotContain("'");
        assertThat(new MessageFormat(pattern).getFormats().length).as(key).isLessThan(10);
      }
    }
    assertThat(placeholders(italian)).isEqualTo(placeholders(english));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void messages_everyRule_hasMessageAndNext(Rule rule) throws IOException {
    String topic = rule.getClass().getPackageName().replace("org.rimborso.rules.", "");

    assertThat(bundle(topic, "messages.properties").stringPropertyNames())
        .contains(rule.id() + ".message", rule.id() + ".next");
  }

  private static Set<String> placeholders(Properties bundle) {
    return bundle.stringPropertyNames().stream()
        .map(key -> key + new java.util.TreeSet<>(numbers(bundle.getProperty(key))))
        .collect(java.util.stream.Collectors.toSet());
  }

  private static List<String> numbers(String pattern) {
    return java.util.regex.Pattern.compile("\\{(\\d)")
        .matcher(pattern)
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  private static Properties bundle(String topic, String file) throws IOException {
    Properties properties = new Properties();
    properties.load(new java.io.StringReader(text("/org/rimborso/rules/" + topic + "/" + file)));
    return properties;
  }

  private static String text(String resource) throws IOException {
    try (InputStream in = CatalogueTest.class.getResourceAsStream(resource)) {
      assertThat(in).as(resource).isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
