package org.rimborso.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.rimborso.chart.Cause;

/** A rule's table of cases: positive, negative and not checked, each with its reason. */
public interface RuleCases extends RuleContract {

  /** The cases. */
  Stream<Case> cases();

  /**
   * A chart and all that the rule says of it.
   *
   * @param why the reason, in one line
   * @param expected ids of findings, and {@code ? focus cause missing} for what is not checked
   */
  record Case(String why, SampleChart chart, List<String> expected) {}

  /** The rule fires, or says what it could not check. */
  static Case says(String why, SampleChart chart, String... expected) {
    return new Case(why, chart, List.of(expected));
  }

  /** The rule has nothing to say. */
  static Case silent(String why, SampleChart chart) {
    return new Case(why, chart, List.of());
  }

  /** Claims were not to be had: the rule says so and judges nothing. */
  static Case withoutClaims() {
    return says(
        "claims are not offered",
        SampleChart.chart().without("Claim", Cause.RESOURCE_NOT_OFFERED),
        "? chart resource-not-offered Claim");
  }

  /** The one finding that the rule has to have in {@code chart}. */
  default Finding only(SampleChart chart) {
    List<Finding> findings = RuleContract.findings(rule().check(chart.build())).toList();
    assertThat(findings).hasSize(1);
    return findings.get(0);
  }

  @TestFactory
  default Stream<DynamicTest> check_case_saysAsExpected() {
    return cases()
        .map(
            one ->
                DynamicTest.dynamicTest(
                    one.why(),
                    () ->
                        assertThat(rule().check(one.chart().build()).stream().map(RuleCases::shown))
                            .containsExactlyInAnyOrderElementsOf(one.expected())));
  }

  /** An outcome as {@link Case} expects it. */
  static String shown(Outcome outcome) {
    if (outcome instanceof Finding finding) {
      return finding.id();
    }
    NotChecked gap = (NotChecked) outcome;
    String focus = gap.focus().map(Object::toString).orElse("chart");
    return "? " + focus + " " + gap.because().code() + " " + gap.missing();
  }
}
