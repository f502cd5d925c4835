package org.rimborso.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rimborso.rule.SampleChart.chart;
import static org.rimborso.rule.SampleChart.coverage;
import static org.rimborso.rule.SampleChart.party;
import static org.rimborso.rule.SampleChart.response;
import static org.rimborso.rule.SampleChart.since;
import static org.rimborso.rule.SampleClaim.claim;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rimborso.account.Accounts;
import org.rimborso.chart.Adjudication;
import org.rimborso.chart.Chart;
import org.rimborso.chart.ClaimResponse;
import org.rimborso.chart.CodeableConcept;
import org.rimborso.chart.Coding;
import org.rimborso.chart.Coverage;
import org.rimborso.chart.Money;
import org.rimborso.codes.LoadedCodeSets;
import org.rimborso.payer.Payers;
import org.rimborso.rule.Audience;
import org.rimborso.rule.Finding;
import org.rimborso.rule.Parameters;
import org.rimborso.rule.RuleContext;
import org.rimborso.rule.SampleClaim;
import org.rimborso.rule.Severity;

/** What is said of accounts stands among a review's findings, as the site wants it. */
class AccountFindingsTest {
  private static final RuleSetting OFF = new RuleSetting(Optional.of(false), Optional.empty());
  private static final Chart UNANSWERED = chart(bill("c1").build()).build();

  @Test
  void review_claimWithoutAnswer_isFoundForBillersOnly() {
    assertThat(found(UNANSWERED, SiteRules.NONE))
        .filteredOn(finding -> finding.rule().startsWith("account-"))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.id()).isEqualTo("account-no-response:Claim/c1");
              assertThat(finding.severity()).isEqualTo(Severity.WARNING);
              assertThat(finding.audience()).containsExactly(Audience.BILLING);
              assertThat(finding.atRisk()).contains(Money.of("100.00", "USD"));
            });
  }

  @Test
  void review_ruleAboutAccountsThatIsOff_isSilent() {
    assertThat(ids(UNANSWERED, site("account-no-response", OFF)))
        .noneMatch(id -> id.startsWith("account-"));
  }

  @Test
  void review_severityOfTheSite_weighsAccounts() {
    SiteRules info = site("account-no-response", weighing(Severity.INFO));

    assertThat(found(UNANSWERED, info))
        .filteredOn(finding -> finding.rule().equals("account-no-response"))
        .extracting(Finding::severity)
        .containsExactly(Severity.INFO);
  }

  /** A rule with two severities tells its stronger one, so that the lighter one stays lighter. */
  @Test
  void review_severityOfTheSite_leavesWhatIsLighter() {
    Chart pended = chart(bill("c1").build(), response("r1", "Claim/c1", "partial")).build();

    assertThat(found(pended, site("account-pended", weighing(Severity.ERROR))))
        .filteredOn(finding -> finding.rule().equals("account-pended"))
        .extracting(Finding::severity)
        .containsExactly(Severity.WARNING);
  }

  @Test
  void review_secondaryDue_isOneFinding() {
    Chart chart = chart(at("v1", 1), at("v2", 2), bill("c1").build(), leaving("Claim/c1")).build();

    assertThat(ids(chart, SiteRules.NONE))
        .contains("account-secondary-due:Claim/c1")
        .doesNotContain("coverage-secondary-not-billed:Claim/c1");
    assertThat(ids(chart, site("account-secondary-due", OFF)))
        .contains("coverage-secondary-not-billed:Claim/c1");
  }

  /** The account goes by its first claim, the rule about coverages by the one in force. */
  @Test
  void review_secondaryDueOfAReplacement_isOneFinding() {
    Chart chart =
        chart(
                at("v1", 1),
                at("v2", 2),
                bill("c1").build(),
                bill("c2").replaces("Claim/c1").build(),
                leaving("Claim/c2"))
            .build();

    assertThat(ids(chart, site("account-secondary-due", OFF)))
        .contains("coverage-secondary-not-billed:Claim/c2");
    assertThat(ids(chart, SiteRules.NONE))
        .contains("account-secondary-due:Claim/c1")
        .noneMatch(id -> id.startsWith("coverage-secondary-not-billed"));
  }

  private static List<Finding> found(Chart chart, SiteRules site) {
    RuleContext context = new RuleContext(LoadedCodeSets.NONE, Payers.NONE, Parameters.DEFAULTS);
    return new Reviewer(Reviewer.provided(context), new Accounts(Payers.NONE), site, Payers.NONE)
        .review(chart)
        .findings();
  }

  private static List<String> ids(Chart chart, SiteRules site) {
    return found(chart, site).stream().map(Finding::id).toList();
  }

  private static SiteRules site(String rule, RuleSetting setting) {
    return new SiteRules(Map.of(rule, setting), Map.of());
  }

  private static RuleSetting weighing(Severity severity) {
    return new RuleSetting(Optional.empty(), Optional.of(severity));
  }

  private static SampleClaim bill(String id) {
    return claim(id)
        .created("2026-10-01")
        .coverage(party("Coverage/v1"))
        .priced("100.00", "USD")
        .total("100.00");
  }

  private static Coverage at(String id, int order) {
    return coverage(id, "active", since("2026-01-01"), CodeableConcept.EMPTY, order, "Plan " + id);
  }

  private static ClaimResponse leaving(String claim) {
    return response(
        "r1",
        claim,
        "complete",
        List.of(amount("benefit", "80.00"), amount("coinsurance", "20.00")));
  }

  private static Adjudication amount(String category, String usd) {
    return new Adjudication(
        new CodeableConcept(List.of(new Coding("", category, Optional.empty())), Optional.empty()),
        List.of(),
        Optional.empty(),
        Optional.of(Money.of(usd, "USD")),
        Optional.empty());
  }
}
