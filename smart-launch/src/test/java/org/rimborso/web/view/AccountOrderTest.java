package org.rimborso.web.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.rimborso.account.Account;
import org.rimborso.account.Chances.Chance;
import org.rimborso.account.State;
import org.rimborso.account.Worth;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Money;
import org.rimborso.chart.Party;
import org.rimborso.chart.Period;
import org.rimborso.chart.Reference;
import org.rimborso.rule.Message;

class AccountOrderTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
  private static final Names NAMES =
      new Names(new Chart(TODAY, ZoneOffset.UTC, List.of(), List.of()), Words.ENGLISH);
  private static final Message SAID = Message.of(AccountOrderTest.class, "said");

  /** 300 yen weigh less than 20 dollars, although 300 is the larger number. */
  private static final List<Account> ACCOUNTS =
      List.of(
          account("nothing", Optional.of(Money.of("900.00", "USD")), Optional.empty(), 2),
          account("dear", worth("1000.00", "USD", "0.20", "1"), 40),
          account("urgent", worth("100.00", "USD", "0.90", "3"), 3),
          account("yen", worth("300000", "JPY", "0.90", "1"), 50),
          account("later", worth("1000.00", "USD", "0.20", "1"), 45));

  @Test
  void of_worth_putsTheMostFirstWithinACurrencyThenTheNearestDeadline() {
    assertThat(ordered(Map.of(), true))
        .containsExactly("yen", "urgent", "dear", "later", "nothing");
    assertThat(ordered(Map.of("sort", "worth", "dir", "desc"), true))
        .containsExactly("yen", "later", "dear", "urgent", "nothing");
  }

  @Test
  void of_balance_neverMixesCurrencies() {
    assertThat(ordered(Map.of("sort", "balance"), true))
        .containsExactly("yen", "urgent", "nothing", "dear", "later");
    assertThat(ordered(Map.of("sort", "balance", "dir", "desc"), true))
        .containsExactly("yen", "dear", "later", "nothing", "urgent");
  }

  @Test
  void of_readerWithoutAmounts_goesByDeadlineWhateverIsAtStake() {
    for (String sort : List.of("worth", "balance")) {
      assertThat(ordered(Map.of("sort", sort), false))
          .containsExactly("nothing", "urgent", "dear", "later", "yen");
    }
  }

  @Test
  void worthWords_tellsEachFactorAndWhatIsAssumed() {
    AccountsView.Worth worth = new WorthWords(Words.ENGLISH).of(ACCOUNTS.get(2)).orElseThrow();
    assertThat(worth.score()).isEqualTo("270");
    assertThat(worth.formula())
        .isEqualTo("at stake 100.00 × chance 90\u00a0% (assumed) × urgency 3");
    Account known =
        account(
            "known",
            Optional.empty(),
            Optional.of(
                new Worth(
                    Money.of("100.00", "USD"),
                    new Chance(new BigDecimal("0.55"), 40),
                    new BigDecimal("1.5"))),
            9);
    assertThat(new WorthWords(Words.ITALIAN).of(known).orElseThrow().formula())
        .isEqualTo(
            "in gioco 100,00 × probabilità 55\u00a0% (da 40 vostri rifiuti di questo tipo) × urgenza 1,5");
    assertThat(new WorthWords(Words.ENGLISH.withoutAmounts()).of(known)).isEmpty();
  }

  private static List<String> ordered(Map<String, String> query, boolean amounts) {
    Comparator<Account> order = new AccountOrder(NAMES, amounts).of(AccountFilter.of(query));
    return ACCOUNTS.stream().sorted(order).map(account -> account.reference().id()).toList();
  }

  private static Worth worth(String stake, String currency, String chance, String urgency) {
    return new Worth(
        Money.of(stake, currency), new Chance(new BigDecimal(chance), 0), new BigDecimal(urgency));
  }

  private static Account account(String id, Worth worth, int days) {
    return account(id, Optional.of(worth.atStake()), Optional.of(worth), days);
  }

  private static Account account(
      String id, Optional<Money> balance, Optional<Worth> worth, int days) {
    Reference reference = new Reference("Claim", id);
    return new Account(
        reference,
        List.of(reference),
        State.DENIED,
        SAID,
        Party.UNKNOWN,
        Period.UNKNOWN,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        new Account.Balance(balance, Optional.empty()),
        Optional.empty(),
        OptionalLong.of(30),
        Optional.empty(),
        Optional.empty(),
        new Account.NextStep("correct", SAID),
        List.of(new Account.Deadline("appeal", TODAY.plusDays(days), "Manual")),
        List.of(),
        Optional.empty(),
        List.of(),
        Account.Breakdown.NONE,
        worth);
  }
}
