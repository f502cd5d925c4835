package org.rimborso.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rimborso.account.Account;
import org.rimborso.account.AccountSettings;
import org.rimborso.account.Accounts;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Reference;
import org.rimborso.chart.Resource;
import org.rimborso.codes.LoadedCodeSets;
import org.rimborso.payer.Contact;
import org.rimborso.payer.Limit;
import org.rimborso.payer.Limits;
import org.rimborso.payer.PayerMatch;
import org.rimborso.payer.PayerProfile;
import org.rimborso.payer.Payers;
import org.rimborso.payer.Requirements;
import org.rimborso.web.view.LetterDraft;
import org.rimborso.web.view.LetterKind;
import org.rimborso.web.view.Words;

/** What the first draft of a letter says, over accounts as they are really judged. */
class LetterDraftTest {
  private static final Payers PAYERS =
      new Payers(
          List.of(
              new PayerProfile(
                  "Northfield",
                  new PayerMatch(Set.of(), Set.of("Northfield Health PPO"), Set.of()),
                  Limits.NONE,
                  new Limits(
                      List.of(new Limit(Period.ofDays(180), "Manual 7.1", Optional.empty()))),
                  OptionalInt.empty(),
                  Requirements.UNKNOWN,
                  new Contact(
                      Optional.empty(),
                      Optional.empty(),
                      Optional.empty(),
                      Optional.of("Appeals\n  PO Box 1\n10001 Northfield\n"),
                      Optional.empty()))));

  private static Chart chart(String denial) {
    SampleBilling billing = new SampleBilling(Spelling.PLAIN);
    List<Resource> resources = new ArrayList<>();
    SampleChart.plain().chart().patient().ifPresent(resources::add);
    resources.add(billing.claim(SampleChart.CLAIM, "active", SampleChart.OLD_VISIT));
    resources.add(billing.answer(SampleChart.ANSWER, SampleChart.CLAIM, denial));
    return new Chart(SampleChart.TODAY, SampleChart.ZONE, resources, List.of());
  }

  private static Account account(Chart chart) {
    return new Accounts(PAYERS, AccountSettings.DEFAULTS, LoadedCodeSets.NONE).of(chart).get(0);
  }

  private static String draft(LetterKind kind, String denial, Words words) {
    Chart chart = chart(denial);
    return LetterDraft.of(kind, chart, PAYERS, account(chart), words);
  }

  @Test
  void appeal_isAddressedAndNamesWhatWasDenied() {
    assertThat(draft(LetterKind.APPEAL, "50", Words.ENGLISH))
        .contains(
            "Northfield Health PPO\nAppeals\nPO Box 1\n10001 Northfield\n",
            "23 Nov 2026",
            "Appeal of a denied claim",
            "Patient: Bianchi, Marta",
            "Date of birth: 4 Mar 1958",
            "Member number: [member number]",
            "Our reference: c1",
            "Billed: 1,210.00\u00a0USD",
            "Line 2, code A5500: 898.00\u00a0USD",
            "CO-50: ",
            "[why the decision is wrong]",
            "the time to appeal ends on 30 Mar 2027")
        .doesNotContain("E11", "diabetes", "CO-45");
  }

  @Test
  void appeal_inItalian_writesDatesAndAmountsSo() {
    assertThat(draft(LetterKind.APPEAL, "50", Words.ITALIAN))
        .contains(
            "23 nov 2026",
            "Fatturato: 1.210,00\u00a0USD",
            "Riga 2, codice A5500: 898,00\u00a0USD",
            "Distinti saluti,");
  }

  @Test
  void timelyFiling_tellsEachAnswerInWordsAndClaimsNoMore() {
    assertThat(draft(LetterKind.TIMELY_FILING, "29", Words.ENGLISH))
        .contains(
            "About the filing of the claim named above our records show:",
            "Our claim is dated 9 Sept 2026.".replace("Sept", month(9)),
            "- Answer of 1 Oct 2026, our reference r1 (decided)")
        .doesNotContain("in time", "(complete)");
    assertThat(draft(LetterKind.TIMELY_FILING, "29", Words.ITALIAN))
        .contains("sull’invio della richiesta indicata sopra dai nostri dati risulta:");
  }

  private static String month(int month) {
    return java.time.Month.of(month)
        .getDisplayName(java.time.format.TextStyle.SHORT, Locale.ENGLISH);
  }

  @ParameterizedTest
  @EnumSource(LetterKind.class)
  void everyKind_withoutAmounts_holdsNone(LetterKind kind) {
    assertThat(draft(kind, "50", Words.ENGLISH.withoutAmounts()))
        .doesNotContain("898", "1,210", "USD")
        .contains("Billed: [amount]");
  }

  @Test
  void emptyChart_leavesEverythingOpen() {
    Reference alone = new Reference("Claim", "gone");
    Chart chart = chart("50");
    Chart nothing = new Chart(LocalDate.of(2026, 11, 23), SampleChart.ZONE, List.of(), List.of());
    assertThat(
            LetterDraft.of(LetterKind.APPEAL, nothing, Payers.NONE, account(chart), Words.ENGLISH))
        .contains("[name of the provider]", "[address of the payer]", "[date of birth]")
        .doesNotContain(alone.id());
  }
}
