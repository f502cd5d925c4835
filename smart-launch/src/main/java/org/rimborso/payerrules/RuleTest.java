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
 * @param written the test as the file writes it
 * @param chart the example
 * @param message the English sentence that is expected; empty: any
 * @param spot where the expectation stands
 */
record RuleTest(
    String name,
    String written,
    Chart chart,
    Expected expected,
    Optional<String> message,
    Spot spot) {

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

  /** What a rule says of the example. */
  record Answer(Expected got, Optional<Finding> finding, Optional<NotChecked> gap) {}

  Answer answer(Rule rule) {
    List<Outcome> said = rule.check(chart);
    Optional<Finding> finding = first(said, Finding.class);
    Optional<NotChecked> gap = first(said, NotChecked.class);
    Expected got =
        finding.isPresent()
            ? Expected.FINDING
            : gap.isPresent() ? Expected.NOT_CHECKED : Expected.NOTHING;
    return new Answer(got, finding, gap);
  }

  private static <T> Optional<T> first(List<Outcome> said, Class<T> kind) {
    return said.stream().filter(kind::isInstance).map(kind::cast).findFirst();
  }

  /** What is wrong with an answer; empty where it is what is expected. */
  Optional<String> failure(Answer answer) {
    if (answer.got() != expected) {
      return Optional.of(
          "test '"
              + name
              + "': expected "
              + expected.code()
              + ", got "
              + answer.got().code()
              + why(answer));
    }
    Optional<String> sentence = answer.finding().map(one -> one.message().in(Locale.ENGLISH));
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

  private static String why(Answer answer) {
    return answer
        .gap()
        .filter(gap -> answer.got() == Expected.NOT_CHECKED)
        .map(gap -> " (" + gap.because().code() + ": " + gap.missing() + ")")
        .orElse("");
  }
}
