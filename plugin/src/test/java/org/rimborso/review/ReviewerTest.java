package org.rimborso.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rimborso.rule.SampleChart.chart;
import static org.rimborso.rule.SampleChart.condition;
import static org.rimborso.rule.SampleChart.coverage;
import static org.rimborso.rule.SampleChart.party;
import static org.rimborso.rule.SampleChart.ref;
import static org.rimborso.rule.SampleChart.since;
import static org.rimborso.rule.SampleClaim.claim;
import static org.rimborso.rule.SampleEncounter.encounter;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rimborso.account.Accounts;
import org.rimborso.chart.Cause;
import org.rimborso.chart.Chart;
import org.rimborso.chart.CodeableConcept;
import org.rimborso.codes.CodeSystem;
import org.rimborso.payer.Payers;
import org.rimborso.rule.Audience;
import org.rimborso.rule.Fault;
import org.rimborso.rule.Finding;
import org.rimborso.rule.NotChecked;
import org.rimborso.rule.Outcome;
import org.rimborso.rule.Parameters;
import org.rimborso.rule.RandomCharts;
import org.rimborso.rule.Rule;
import org.rimborso.rule.RuleContext;
import org.rimborso.rule.SampleCodes;
import org.rimborso.rule.Severity;
import org.rimborso.rule.Source;
import org.rimborso.rule.Walk;
import org.rimborso.rule.WalkingRule;

class ReviewerTest {
  private static final Chart CHART = chart(claim("c1").build(), claim("c2").build()).build();

  @Test
  void review_throwingRule_isNotCheckedAndOthersGoOn() {
    Rule broken =
        rule(
            "broken",
            chart -> {
              throw new IllegalStateException("Ada Example");
            });
    Rule endless = rule("endless", ReviewerTest::endless);
    Review review = reviewer(broken, endless, finding("good", "Claim/c1", "x")).review(CHART);

    assertThat(review.findings()).extracting(Finding::rule).containsExactly("good");
    assertThat(review.notChecked())
        .extracting(n -> n.rule() + " " + n.because().code() + " " + n.missing())
        .containsExactly(
            "broken rule-failed IllegalStateException", "endless rule-failed StackOverflowError");
  }

  @Test
  void review_ruleThatFailsOnItsWay_saysOnlyThatItFailed() {
    Rule broken =
        new WalkingRule() {
          @Override
          public String id() {
            return "broken";
          }

          @Override
          public Walk walk(Chart chart) {
            return Walk.over(
                IntStream.range(0, 1_000).boxed().toList(),
                n -> {
                  if (n == 900) {
                    throw new IllegalStateException("Ada Example");
                  }
                  return List.of(new NotChecked(id(), Optional.empty(), Cause.AMBIGUOUS, "x" + n));
                });
          }
        };
    Review review = reviewer(broken, finding("good", "Claim/c1", "x")).review(CHART);

    assertThat(review.findings()).extracting(Finding::rule).containsExactly("good");
    assertThat(review.notChecked())
        .extracting(n -> n.rule() + " " + n.because().code() + " " + n.missing())
        .containsExactly("broken rule-failed IllegalStateException");
  }

  @SuppressWarnings("InfiniteRecursion") // That is the fault under test.
  private static List<Outcome> endless(Chart chart) {
    return endless(chart);
  }

  @Test
  @SuppressWarnings("NullAway") // What a third party's rule may do.
  void review_ruleThatAnswersNull_isNotChecked() {
    Review review = reviewer(rule("broken", chart -> null)).review(CHART);

    assertThat(review.notChecked()).singleElement().hasFieldOrPropertyWithValue("rule", "broken");
  }

  @Test
  void review_sameDefect_theSpecificRuleSpeaks() {
    Rule beaten = finding("a-general", "Claim/c1", "E11");
    Rule speaks = finding("b-specific", "Claim/c1", "E11", "a-general");

    assertThat(reviewer(beaten, speaks).review(CHART).findings())
        .extracting(Finding::rule)
        .containsExactly("b-specific");
  }

  @Test
  void review_otherFactOrFocus_bothSpeak() {
    Rule speaks = finding("b-specific", "Claim/c1", "E11", "a-general");

    assertThat(reviewer(finding("a-general", "Claim/c1", "E78"), speaks).review(CHART).findings())
        .hasSize(2);
    assertThat(reviewer(finding("a-general", "Claim/c2", "E11"), speaks).review(CHART).findings())
        .hasSize(2);
  }

  @Test
  void review_limitations_appearAsNotChecked() {
    Review review = reviewer().review(chart().without("Claim", Cause.RESOURCE_NOT_OFFERED).build());

    assertThat(review.notChecked())
        .singleElement()
        .hasToString(
            "NotChecked[rule=chart, focus=Optional.empty, because=RESOURCE_NOT_OFFERED,"
                + " missing=Claim]");
  }

  @Test
  void review_findings_orderedBySeverityThenFocus() {
    Review review =
        reviewer(finding("a", "Claim/c2", "x"), finding("b", "Claim/c1", "x")).review(CHART);

    assertThat(review.findings()).extracting(Finding::rule).containsExactly("b", "a");
  }

  @Test
  void review_entriesInAnyOrder_sameReview() {
    Reviewer reviewer = builtIn();

    IntStream.range(0, 100)
        .forEach(
            seed ->
                assertThat(shown(reviewer.review(RandomCharts.shuffled(seed))))
                    .as("random chart of seed " + seed)
                    .isEqualTo(shown(reviewer.review(RandomCharts.chart(seed)))));
  }

  private static List<Object> shown(Review review) {
    return List.of(review.findings(), review.notChecked());
  }

  @Test
  void review_builtInRules_oneDefectIsOneFinding() {
    Chart chart =
        chart(
                encounter("e1")
                    .with(party("Practitioner/n1"))
                    .reason("E11")
                    .diagnosis("d1")
                    .build(),
                coverage("v1", "active", since("2026-01-01")),
                condition("d1", "e1", "E11"),
                claim("c1")
                    .coverage(party("Coverage/v1"))
                    .condition("d1")
                    .diagnosis("E11")
                    .diagnosis(CodeableConcept.of(CodeSystem.ICD9CM, "250.00"))
                    .line("Encounter/e1")
                    .build())
            .build();

    assertThat(builtIn().review(chart).findings())
        .extracting(Finding::id)
        .containsExactly(
            "diagnosis-icd9-after-transition:Claim/c1:250.00",
            "diagnosis-not-billable:Claim/c1:E11",
            "line-without-diagnosis:Claim/c1",
            "account-unexplained:Claim/c1",
            "diagnosis-duplicate:Claim/c1:E11");
  }

  @Test
  void reviewer_twoRulesOfOneId_isRefused() {
    Rule rule = finding("a", "Claim/c1", "x");

    assertThatThrownBy(() -> reviewer(rule, rule)).isInstanceOf(IllegalArgumentException.class);
  }

  private static Reviewer builtIn() {
    return Reviewer.of(new RuleContext(SampleCodes.codeSets(), Payers.NONE, Parameters.DEFAULTS));
  }

  private static Reviewer reviewer(Rule... rules) {
    return new Reviewer(List.of(rules), new Accounts(Payers.NONE));
  }

  private static Rule finding(String id, String focus, String fact, String... beats) {
    Fault fault =
        new Fault(
            id,
            Severity.ERROR,
            Set.of(Audience.BILLING),
            Source.of("a test", "1"),
            ReviewerTest.class);
    return rule(id, chart -> List.of(fault.finding(ref(focus), fact, "Claim")), beats);
  }

  private static Rule rule(
      String id, java.util.function.Function<Chart, List<Outcome>> check, String... beats) {
    return new Rule() {
      @Override
      public String id() {
        return id;
      }

      @Override
      public List<Outcome> check(Chart chart) {
        return check.apply(chart);
      }

      @Override
      public Set<String> beats() {
        return Set.of(beats);
      }
    };
  }
}
