package org.rimborso.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rimborso.account.Papers.amount;
import static org.rimborso.account.Papers.answer;
import static org.rimborso.account.Papers.claim;
import static org.rimborso.account.Papers.line;
import static org.rimborso.account.Papers.usd;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rimborso.chart.Party;
import org.rimborso.chart.Resource;
import org.rimborso.codes.LoadedCodeSets;
import org.rimborso.payer.Payers;

/** What is at stake × the chance × the urgency, each of them shown. */
class WorthTest {
  private static final Party MEDICARE =
      new Party(Optional.empty(), Optional.empty(), Optional.of("Medicare"));

  /** Medicare's appeal: 120 days from the notice. */
  @ParameterizedTest
  @CsvSource({
    "50,1,45",
    "60,1.5,67.50",
    "89,1.5,67.50",
    "90,2,90.00",
    "112,2,90.00",
    "113,3,135.00",
    "121,1,0"
  })
  void of_denial_growsAsTheDeadlineDrawsNear(int noticeDaysAgo, String urgency, String score) {
    Worth worth = denied(Chances.ASSUMED, noticeDaysAgo).worth().orElseThrow();

    assertThat(worth.atStake()).isEqualTo(usd("100"));
    assertThat(worth.urgency()).isEqualByComparingTo(urgency);
    assertThat(worth.score()).isEqualByComparingTo(score);
    assertThat(worth.chance().isAssumed()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"29,0.45,true", "30,0.80,false"})
  void of_denial_takesOwnFiguresOnceThereAreEnough(int decided, String share, boolean assumed) {
    Chances chances =
        new Chances(
            Map.of(DenialCategory.MEDICAL_NECESSITY, 45),
            Map.of(DenialCategory.MEDICAL_NECESSITY, new Chances.Ended(24, decided)));
    Chances.Chance chance = denied(chances, 10).worth().orElseThrow().chance();

    assertThat(chance.share()).isEqualByComparingTo(share);
    assertThat(chance.isAssumed()).isEqualTo(assumed);
  }

  @Test
  void of_denialThatIsNotListed_hasAMiddlingChance() {
    assertThat(denied(new Chances(Map.of(), Map.of()), 10).worth().orElseThrow().chance().share())
        .isEqualByComparingTo("0.40");
  }

  @Test
  void of_underpaid_putsOnlyWhatIsMissingAtStake() {
    Worth worth =
        Papers.account(
                claim("c1", 40, "100"),
                answer(5, line(1, amount("eligible", "80"), amount("benefit", "70"))))
            .worth()
            .orElseThrow();
    assertThat(worth.atStake()).isEqualTo(usd("10"));
    assertThat(worth.score()).isEqualByComparingTo("6");
  }

  @Test
  void of_claimInItsUsualTime_canWait() {
    assertThat(Papers.account(claim("c1", 3, "100")).worth().orElseThrow().score())
        .isEqualByComparingTo("22.5");
  }

  @Test
  void of_nothingOwedByAPayer_isNoWork() {
    assertThat(
            Papers.account(claim("c1", 40, "100"), answer(5, line(1, amount("benefit", "100"))))
                .worth())
        .isEmpty();
    assertThat(Papers.account(new Bills("c1").status("cancelled").nets("9").claim()).worth())
        .isEmpty();
  }

  @Test
  void of_filingLimitPast_isNearlyLost() {
    Account account =
        Papers.account(new Bills("c1").created(400).insurer(MEDICARE).nets("100").claim());

    assertThat(account.worth().orElseThrow().chance().share())
        .isEqualByComparingTo(new BigDecimal("0.05"));
  }

  private static Account denied(Chances chances, int noticeDaysAgo) {
    Resource[] papers = {
      new Bills("c1").created(150).insurer(MEDICARE).nets("100").claim(),
      answer(noticeDaysAgo, line(1, amount("benefit", "0", "CO-50")))
    };
    AccountSettings settings = new AccountSettings(BigDecimal.ONE, AgeingBase.SUBMISSION, chances);
    return new Accounts(Payers.NONE, settings, LoadedCodeSets.NONE).of(Papers.chart(papers)).get(0);
  }
}
