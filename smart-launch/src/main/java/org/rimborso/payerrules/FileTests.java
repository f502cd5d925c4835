package org.rimborso.payerrules;

import java.util.ArrayList;
import java.util.List;
import org.rimborso.codebooks.StarterSet;
import org.rimborso.payer.Payers;
import org.rimborso.rule.Parameters;
import org.rimborso.rule.Rule;
import org.rimborso.rule.RuleContext;

/**
 * Runs the tests of a file. They are judged by what ships with the product, so that they say the
 * same everywhere.
 *
 * @param mistakes get tests that fail, and rules without tests
 */
record FileTests(Mistakes mistakes) {
  /** What each rule has to show that it can do. */
  private static final List<RuleTest.Expected> NEEDED =
      List.of(RuleTest.Expected.FINDING, RuleTest.Expected.NOTHING);

  /** What the tests came to, in the order of the file. */
  List<TestResult> run(List<WrittenRule> rules, List<WrittenTable> tables) {
    List<TestResult> results = new ArrayList<>();
    if (!rules.isEmpty()) {
      RuleContext shipped = shipped();
      for (WrittenRule rule : rules) {
        needed(rule);
        run(rule.tests(), new PayerRule(rule, shipped), results);
      }
    }
    for (WrittenTable table : tables) {
      run(table.tests(), new TableRule(table, Payers.NONE), results);
    }
    return results;
  }

  /** What tests are judged by. */
  static RuleContext shipped() {
    return new RuleContext(StarterSet.codeSets(), Payers.NONE, Parameters.DEFAULTS);
  }

  private void needed(WrittenRule rule) {
    for (RuleTest.Expected wanted : NEEDED) {
      if (rule.tests().stream().noneMatch(test -> test.expected() == wanted)) {
        mistakes.add(rule.spot(), "a rule without a test that expects '" + wanted.code() + "'");
      }
    }
  }

  private void run(List<RuleTest> tests, Rule rule, List<TestResult> results) {
    for (RuleTest test : tests) {
      Interrupted.check();
      RuleTest.Answer answer = test.answer(rule);
      boolean isPassed = test.failure(answer).isEmpty();
      test.failure(answer).ifPresent(why -> mistakes.add(test.spot(), why));
      results.add(
          new TestResult(
              mistakes.file(),
              test.spot().line(),
              rule.id(),
              test.name(),
              test.expected().code(),
              answer.got().code(),
              isPassed));
    }
  }
}
