package org.rimborso.payerrules;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.rimborso.rule.Finding;
import org.rimborso.rule.Message;
import org.rimborso.rule.Rule;

/**
 * The part of a rule's page about its tests: each example as the file writes it, what is expected,
 * and what the rule says of it.
 *
 * @param rule at work with what tests are judged by
 */
record TestPart(Rule rule, List<RuleTest> tests, Locale language) {
  private static final String FENCE = "```";

  /** Lines of Markdown; none where there are no tests. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    if (!tests.isEmpty()) {
      lines.addAll(List.of("", "## " + say("tests"), ""));
    }
    for (RuleTest test : tests) {
      lines.add("- " + plain(test.name()) + ": " + expected(test));
      lines.add("");
      lines.add(result(test.answer(rule)));
      lines.add("");
      lines.add(FENCE);
      lines.add(test.written().replace('`', '\''));
      lines.add(FENCE);
      lines.add("");
    }
    return lines;
  }

  private String expected(RuleTest test) {
    return say("expects-" + test.expected().code());
  }

  private String result(RuleTest.Answer answer) {
    return switch (answer.got()) {
      case FINDING -> say("got-finding", sentence(answer.finding().orElseThrow()));
      case NOTHING -> say("got-nothing");
      case NOT_CHECKED -> say("got-not-checked");
    };
  }

  private String sentence(Finding finding) {
    return plain(finding.message().in(language));
  }

  private static String plain(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }

  private String say(String key, Object... arguments) {
    return Message.of(TestPart.class, "payer-rule." + key, arguments).in(language);
  }
}
