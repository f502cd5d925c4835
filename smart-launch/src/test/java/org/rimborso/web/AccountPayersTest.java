package org.rimborso.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rimborso.account.AccountSettings;
import org.rimborso.account.Accounts;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Reference;
import org.rimborso.codes.LoadedCodeSets;
import org.rimborso.payer.Contact;
import org.rimborso.payer.Limit;
import org.rimborso.payer.Limits;
import org.rimborso.payer.PayerMatch;
import org.rimborso.payer.PayerProfile;
import org.rimborso.payer.Payers;
import org.rimborso.payer.Requirements;
import org.rimborso.review.Review;
import org.rimborso.web.view.AccountView;
import org.rimborso.web.view.AccountViews;
import org.rimborso.web.view.AccountsView;
import org.rimborso.web.view.PayerCard;
import org.rimborso.web.view.PayersView;
import org.rimborso.web.view.RulePages;
import org.rimborso.web.view.Words;

/** What the page of an account tells of its payers, over accounts as they are really judged. */
class AccountPayersTest {
  private static final RulePages NO_PAGES = new RulePages(ClassLoader.getPlatformClassLoader());
  private static final Reference THIRD = new Reference("Claim", "c3");

  private final SampleBilling billing = new SampleBilling(Spelling.PLAIN);
  private final Chart chart =
      new Chart(
          SampleChart.TODAY,
          SampleChart.ZONE,
          List.of(
              billing.claim(SampleChart.CLAIM, "active", SampleChart.VISIT),
              billing.claim(THIRD, "active", SampleChart.OLD_VISIT),
              billing.answer(),
              billing.answer(new Reference("ClaimResponse", "r3"), THIRD)),
          List.of());

  private PayersView payers(Payers payers, Words words) {
    Review review =
        new Review(
            Optional.empty(),
            SampleChart.TODAY,
            List.of(),
            List.of(),
            new Accounts(payers, AccountSettings.DEFAULTS, LoadedCodeSets.NONE).of(chart));
    return new AccountViews(chart, review, NO_PAGES, payers, words, SampleChart.unanswered(words))
        .view(SampleChart.CLAIM, List.of(), Map.of())
        .orElseThrow()
        .payers();
  }

  private static Payers profiled(String portal) {
    return new Payers(
        List.of(
            new PayerProfile(
                "Northfield",
                new PayerMatch(Set.of(), Set.of("Northfield Health PPO"), Set.of()),
                limits("Manual 4.2", Period.ofDays(180)),
                limits("Manual 7.1", Period.ofMonths(6)),
                OptionalInt.of(1),
                Requirements.UNKNOWN,
                new Contact(
                    Optional.of("555 0142, option 3"),
                    Optional.of(portal),
                    Optional.empty(),
                    Optional.of("PO Box 1"),
                    Optional.of("Mon-Fri 8-17")))));
  }

  private static Limits limits(String source, Period length) {
    return new Limits(List.of(new Limit(length, source, Optional.of(LocalDate.of(2026, 3, 1)))));
  }

  @Test
  void view_payer_tellsFiguresStateAndReason() {
    PayersView.Part part = payers(Payers.NONE, Words.ENGLISH).parts().get(0);
    assertThat(part.payer()).isEqualTo("Northfield Health PPO");
    assertThat(part.state().word()).isEqualTo("Partly denied");
    assertThat(part.reason()).isNotBlank();
    assertThat(part.figures())
        .isEqualTo(
            new PayersView.Figures(
                Optional.of("1,210.00"),
                Optional.of("214.60"),
                Optional.of("97.40"),
                Optional.of("171.68"),
                Optional.of("42.92"),
                Optional.of("898.00")));
  }

  @Test
  void view_deniedLine_tellsMeaningNextStepAndHowOften() {
    PayersView.DeniedLine line = payers(Payers.NONE, Words.ENGLISH).parts().get(0).denied().get(0);
    assertThat(line.code()).contains("A5500");
    assertThat(line.detail()).isEqualTo("line 2 · held back 898.00\u00a0USD");
    assertThat(line.codes()).contains(new AccountView.CodeMark("CO-146", AccountView.Mark.DENIES));
    assertThat(line.meaning()).isNotBlank();
    assertThat(line.next()).isNotBlank();
    assertThat(line.pairs()).hasSize(1);
    assertThat(line.pairs().get(0).sentence())
        .contains("A5500 with E11 2 of 2 times", "this patient’s chart");
    assertThat(line.pairs().get(0).elsewhere())
        .extracting(PayersView.Link::href)
        .containsExactly("accounts/Claim/c3");
  }

  @Test
  void view_samePayerAndDenial_listsTheOtherAccount() {
    PayersView view = payers(Payers.NONE, Words.ENGLISH);
    assertThat(view.same()).extracting(AccountsView.Row::reference).containsExactly("Claim/c3");
    assertThat(view.sameQuery()).startsWith("?state=all&payer=Northfield+Health+PPO&denial=");
  }

  @Test
  void view_denial_saysWhetherAnAppealIsOpen() {
    PayersView.Outlook outlook = payers(Payers.NONE, Words.ITALIAN).outlook();
    assertThat(outlook.appeal()).isPresent();
    assertThat(outlook.appealWhy()).isNotBlank();
  }

  @Test
  void view_readerWithoutAmounts_holdsNone() {
    PayersView view = payers(profiled("https://x.example"), Words.ENGLISH.withoutAmounts());
    assertThat(view.parts()).isNotEmpty();
    assertThat(view.toString()).doesNotContain("898", "171.68", "1,210", "USD", "97.40");
  }

  @Test
  void card_knownPayer_tellsHowToReachItAndItsLimits() {
    PayerCard card = payers(profiled("https://x.example/p?a=1"), Words.ENGLISH).cards().get(0);
    assertThat(card.name()).isEqualTo("Northfield");
    assertThat(card.call()).contains("5550142");
    assertThat(card.portal()).contains("https://x.example/p?a=1");
    assertThat(card.usual()).contains("1 day");
    assertThat(card.filing())
        .containsExactly(
            new PayerCard.Limit(
                "180 days",
                "Manual 4.2",
                Optional.of(Words.ENGLISH.day(LocalDate.of(2026, 3, 1)))));
    assertThat(card.appeal()).extracting(PayerCard.Limit::length).containsExactly("6 months");
  }

  @Test
  void card_portalThatIsNoWebAddress_isNoLink() {
    for (String portal : List.of("javascript:alert(1)", "x.example", "https:", "ask Dana")) {
      PayerCard card = payers(profiled(portal), Words.ENGLISH).cards().get(0);
      assertThat(card.portal()).as(portal).isEmpty();
      assertThat(card.portalText()).contains(portal);
    }
  }

  @Test
  void card_unknownPayer_saysSo() {
    assertThat(payers(Payers.NONE, Words.ENGLISH).cards())
        .extracting(PayerCard::name, PayerCard::isKnown)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("Northfield Health PPO", false));
  }
}
