package org.rimborso.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rimborso.chart.Chart;
import org.rimborso.codes.LoadedCodeSets;
import org.rimborso.payer.Payers;
import org.rimborso.review.Review;
import org.rimborso.review.Reviewer;
import org.rimborso.rule.Finding;
import org.rimborso.rule.Parameters;
import org.rimborso.rule.RuleContext;
import org.rimborso.web.view.AccountFilter;
import org.rimborso.web.view.AccountViews;
import org.rimborso.web.view.AccountsViews;
import org.rimborso.web.view.EncounterViews;
import org.rimborso.web.view.Gap;
import org.rimborso.web.view.RulePages;
import org.rimborso.web.view.Words;

/** Where pages show what is found of accounts, and where they do not. */
class AccountFindingsPageTest {
  private static final RulePages NO_PAGES = new RulePages(ClassLoader.getPlatformClassLoader());

  private final SampleBilling billing = new SampleBilling(Spelling.PLAIN);
  private final Chart chart =
      new Chart(
          SampleChart.TODAY,
          SampleChart.ZONE,
          List.of(billing.claim(SampleChart.CLAIM, "active", SampleChart.VISIT), billing.answer()),
          List.of());
  private final Review review =
      Reviewer.of(new RuleContext(LoadedCodeSets.NONE, Payers.NONE, Parameters.DEFAULTS))
          .review(chart);

  @Test
  void review_ofTheSample_tellsOfItsAccount() {
    assertThat(review.findings()).extracting(Finding::rule).contains("account-partly-denied");
  }

  @Test
  void account_findingOfItsState_isNotShownBesideTheState() {
    List<Gap> gaps =
        new AccountViews(
                chart,
                review,
                NO_PAGES,
                Payers.NONE,
                Words.ENGLISH,
                SampleChart.unanswered(Words.ENGLISH))
            .view(SampleChart.CLAIM, List.of(), Map.of())
            .orElseThrow()
            .gaps();

    assertThat(gaps).extracting(Gap::rule).doesNotContain("account-partly-denied");
  }

  @Test
  void accounts_findingsOfAccounts_areNotShownBesideTheirRows() {
    assertThat(
            new AccountsViews(
                    chart, review, NO_PAGES, Words.ENGLISH, SampleChart.unanswered(Words.ENGLISH))
                .view(AccountFilter.DEFAULT)
                .toString())
        .doesNotContain("account-partly-denied");
  }

  @Test
  void encounter_findingsOfAccounts_areNotTheClinicians() {
    assertThat(
            new EncounterViews(
                    chart,
                    review,
                    NO_PAGES,
                    Words.ENGLISH,
                    SampleChart.unanswered(Words.ENGLISH),
                    finding -> false)
                .view(Optional.of(SampleChart.VISIT))
                .toString())
        .doesNotContain("account-partly-denied");
  }
}
