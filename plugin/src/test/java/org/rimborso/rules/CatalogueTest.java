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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rimborso.chart.Cause;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Limitation;
import org.rimborso.codes.LoadedCodeSets;
import org.rimborso.payer.Payers;
import org.rimborso.review.Reviewer;
import org.rimborso.rule.Fault;
import org.rimborso.rule.Need;
import org.rimborso.rule.NotChecked;
import org.rimborso.rule.Outcome;
import org.rimborso.rule.Parameter;
import org.rimborso.rule.Parameters;
import org.rimborso.rule.RandomCharts;
import org.rimborso.rule.Rule;
import org.rimborso.rule.RuleContext;
import org.rimborso.rule.RuleContract;
import org.rimborso.rule.RulePage;
import org.rimborso.rule.SampleChart;

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
  @MethodSource("rules")
  void fault_everyRule_isItsOwnAndTold(Rule rule) {
    assertThat(rule.fault().map(Fault::rule)).hasValue(rule.id());
    assertThat(rule.needs()).doesNotHaveDuplicates().anyMatch(Need.Resource.class::isInstance);
  }

  /** Whoever says what it missed has told before that it needs it. */
  @ParameterizedTest
  @MethodSource("rules")
  void needs_everythingMissedOnRandomCharts_wasTold(Rule rule) {
    for (int seed = 0; seed < RuleContract.CHARTS; seed++) {
      Chart chart = RandomCharts.chart(seed);
      Set<Cause> limits =
          chart.limitations().stream().map(Limitation::because).collect(Collectors.toSet());
      for (Outcome outcome : rule.check(chart)) {
        if (outcome instanceof NotChecked gap && !limits.contains(gap.because())) {
          assertThat(rule.needs().stream().anyMatch(need -> explains(need, gap)))
              .as(seed + ": " + gap)
              .isTrue();
        }
      }
    }
  }

  private static boolean explains(Need need, NotChecked gap) {
    return switch (gap.because()) {
      case CODE_SET_NOT_LOADED -> need instanceof Need.Codes || need instanceof Need.Companion;
      case POLICY_NOT_CONFIGURED -> need instanceof Need.Profile;
      default -> true;
    };
  }

  @ParameterizedTest
  @MethodSource("rules")
  void needs_typeThatIsNotOffered_wasTold(Rule rule) {
    for (String type : List.of("Claim", "Condition", "Coverage", "Encounter", "Procedure")) {
      Chart chart = SampleChart.chart().without(type, Cause.RESOURCE_NOT_OFFERED).build();
      assertThat(rule.check(chart).isEmpty() || rule.needs().contains(new Need.Resource(type)))
          .as(type)
          .isTrue();
    }
  }

  @Test
  void parameters_everyOne_hasAMeaningAndAUsualValue() {
    List<Parameter> parameters = Reviewer.parameters(rules().toList());

    assertThat(parameters)
        .extracting(parameter -> parameter.owner() + "." + parameter.name())
        .containsExactlyInAnyOrder(
            "claim-not-submitted.draft-days",
            "diagnosis-icd9-after-transition.transition",
            "diagnosis-poa-missing.exempt-providers",
            "diagnosis-unspecified.all",
            "encounter-not-billed.charge-lag-days",
            "encounter-not-closed.open-days",
            "billable-encounter.no-charge-types");
    for (Parameter parameter : parameters) {
      boolean list = parameter.kind() == Parameter.Kind.LIST;
      assertThat(list ? parameter.usual().isEmpty() : parameter.kind().accepts(parameter.usual()))
          .as(parameter.name())
          .isTrue();
      assertThat(parameter.meaning().in(Locale.ITALIAN))
          .isNotBlank()
          .isNotEqualTo(parameter.meaning().in(Locale.ENGLISH));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "account",
        "rules/diagnosis",
        "rules/encounter",
        "rules/claim",
        "rules/procedure",
        "rules/coverage"
      })
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
    String topic = rule.getClass().getPackageName().replace("org.rimborso.", "").replace('.', '/');

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
    properties.load(new java.io.StringReader(text("/org/rimborso/" + topic + "/" + file)));
    return properties;
  }

  private static String text(String resource) throws IOException {
    try (InputStream in = CatalogueTest.class.getResourceAsStream(resource)) {
      assertThat(in).as(resource).isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
