package org.rimborso.payerrules;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.rimborso.chart.Chart;
import org.rimborso.rule.Finding;
import org.rimborso.rule.NotChecked;
import org.rimborso.rule.Outcome;
import org.rimborso.rule.Rule;

/**
 * A test of a rule within its file: an example, and what the rule has to say of it.
 *
 * @param chart the example
 * @param message the English sentence that is expected; empty: any
 * @param spot where the expectation stands
 */
record RuleTest(String name, Chart chart, Expected expected, Optional<String> message, Spot spot) {

  /** What a rule may say of an example. */
  enum Expected {
    FINDING("finding"),
    NOTHING("nothing"),
    NOT_CHECKED("not-checked");

    private final String code;

    Expected(String code) {
      this.code = code;
    }

    /** As files spell it. */
    String code() {
      return code;
    }
  }

  /** What is wrong with what {@code rule} says; empty where it says what is expected. */
  Optional<String> failure(Rule rule) {
    List<Outcome> said = rule.check(chart);
    Optional<Finding> finding =
        said.stream().filter(Finding.class::isInstance).map(Finding.class::cast).findFirst();
    Expected got =
        finding.isPresent()
            ? Expected.FINDING
            : said.isEmpty() ? Expected.NOTHING : Expected.NOT_CHECKED;
    if (got != expected) {
      return Optional.of(
          "test '" + name + "': expected " + expected.code() + ", got " + got.code() + why(said));
    }
    Optional<String> sentence = finding.map(one -> one.message().in(Locale.ENGLISH));
    return message
        .filter(wanted -> !sentence.equals(message))
        .map(
            wanted ->
                "test '"
                    + name
                    + "': expected the message '"
                    + wanted
                    + "', got '"
                    + sentence.orElse("")
                    + "'");
  }

  private static String why(List<Outcome> said) {
    return said.stream()
        .filter(NotChecked.class::isInstance)
        .map(NotChecked.class::cast)
        .findFirst()
        .map(gap -> " (" + gap.because().code() + ": " + gap.missing() + ")")
        .orElse("");
  }
}
