package org.rimborso.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rimborso.account.Papers.adjustment;
import static org.rimborso.account.Papers.amount;
import static org.rimborso.account.Papers.answer;
import static org.rimborso.account.Papers.line;
import static org.rimborso.account.Papers.usd;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.rimborso.chart.PartialDate;
import org.rimborso.chart.Party;
import org.rimborso.chart.Period;
import org.rimborso.chart.Resource;
import org.rimborso.codes.LoadedCodeSets;
import org.rimborso.payer.Contact;
import org.rimborso.payer.Limits;
import org.rimborso.payer.PayerMatch;
import org.rimborso.payer.PayerProfile;
import org.rimborso.payer.Payers;
import org.rimborso.payer.RateTable;
import org.rimborso.payer.Rates;
import org.rimborso.payer.Requirements;

/** What a site says beside the chart: contracts, tolerance, the base of ageing. */
class ContractTest {
  private static final Party ACME =
      new Party(Optional.empty(), Optional.empty(), Optional.of("Acme Health"));

  /**
   * The contract allows 90.00; the payer takes 90.00 less what it cut for its own allowed amount.
   */
  @ParameterizedTest
  @CsvSource({"80,20,1,underpaid", "80,20,10,paid", "89.50,10.50,0.49,underpaid", "90,10,0,paid"})
  void of_paidBelowTheContract_isUnderpaidBeyondTheTolerance(
      String paid, String cut, BigDecimal tolerance, String state) {
    Account account = account(tolerance, "100", paid, cut);

    assertThat(account.state().code()).isEqualTo(state);
  }

  @Test
  void of_underpaid_namesTheLineOfTheContract() {
    Account account = account(BigDecimal.ONE, "100", "80", "20");

    assertThat(account.stateReason().in(Locale.ENGLISH))
        .isEqualTo(
            "Paid 10.00 USD below the 90.00 USD that the contract allows (Acme 2026, row 7)");
    assertThat(account.next().action()).isEqualTo("reconsider-contract");
    assertThat(account.breakdown().shortfall()).contains(usd("10"));
    assertThat(account.balance().payer().orElseThrow().signum()).isZero();
  }

  @Test
  void of_chargeBelowTheContract_isAllThatIsDue() {
    assertThat(account(BigDecimal.ONE, "70", "70", "0").state()).isEqualTo(State.PAID);
  }

  @ParameterizedTest
  @EnumSource(AgeingBase.class)
  void of_ageingBase_decidesTheDay(AgeingBase base) {
    AccountSettings settings = new AccountSettings(BigDecimal.ONE, base, Chances.ASSUMED);
    Resource[] papers = {
      new Bills("c1").created(40).nets("100").served(Period.on(Papers.daysAgo(70))).claim(),
      new Replies("r1").created(20).outcome("error").response(),
      new Replies("r2").created(8).outcome("error").response()
    };
    Account account =
        new Accounts(Payers.NONE, settings, LoadedCodeSets.NONE).of(Papers.chart(papers)).get(0);
    int days =
        switch (base) {
          case SERVICE -> 70;
          case SUBMISSION -> 40;
          case LAST_ANSWER -> 8;
        };
    assertThat(account.openedOn()).contains(PartialDate.of(Papers.daysAgo(days)));
    assertThat(account.ageDays().getAsLong()).isEqualTo(days);
  }

  private static Account account(BigDecimal tolerance, String charge, String paid, String cut) {
    AccountSettings settings =
        new AccountSettings(tolerance, AgeingBase.SUBMISSION, Chances.ASSUMED);
    Resource[] papers = {
      new Bills("c1").created(40).insurer(ACME).service("Q0001", charge).claim(),
      answer(5, line(1, amount("benefit", paid), adjustment("CO-45", cut)))
    };
    return new Accounts(acme(), settings, LoadedCodeSets.NONE).of(Papers.chart(papers)).get(0);
  }

  private static Payers acme() {
    Rates rates =
        new RateTable(
            List.of(
                new RateTable.Row(
                    "Q0001",
                    Set.of(),
                    Optional.empty(),
                    LocalDate.of(2026, 1, 1),
                    Optional.empty(),
                    new Rates.Rate(usd("90"), "Acme 2026, row 7"))));
    return new Payers(
        List.of(
            new PayerProfile(
                "Acme Health",
                new PayerMatch(Set.of(), Set.of("Acme Health"), Set.of()),
                Limits.NONE,
                Limits.NONE,
                OptionalInt.empty(),
                Requirements.UNKNOWN,
                Contact.UNKNOWN,
                rates)));
  }
}
