package org.rimborso.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.rimborso.account.Account;
import org.rimborso.account.DenialCategory;
import org.rimborso.account.State;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Note;
import org.rimborso.web.view.NoteTemplate;
import org.rimborso.web.view.NoteTemplates;
import org.rimborso.web.view.TemplateChoice;
import org.rimborso.web.view.Words;

class NoteTemplatesTest {
  private static final Chart CHART = SampleChart.plain().chart();

  private static Account account(State state, Optional<DenialCategory> category) {
    Account some =
        SampleChart.plain().review().accounts().stream()
            .filter(one -> one.reference().equals(SampleChart.CLAIM))
            .findFirst()
            .orElseThrow();
    return new Account(
        some.reference(),
        some.claims(),
        state,
        some.stateReason(),
        some.payer(),
        some.serviced(),
        some.billed(),
        some.allowed(),
        some.contractual(),
        some.paid(),
        some.patientShare(),
        some.writtenOff(),
        some.balance(),
        some.openedOn(),
        some.ageDays(),
        some.bucket(),
        category.map(one -> new Account.Denial(one, List.of("CO-16", "N56"))),
        some.next(),
        some.deadlines(),
        some.answers(),
        some.followUpOn(),
        some.notes(),
        some.breakdown(),
        some.worth());
  }

  private static List<String> keys(State state, Optional<DenialCategory> category) {
    return NoteTemplates.BUILT_IN.offered(account(state, category), CHART, Words.ENGLISH).stream()
        .map(TemplateChoice::code)
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "PENDED,pended",
    "NO_RESPONSE,silent",
    "UNDERPAID,underpaid",
    "SECONDARY_DUE,secondary",
    "OVERPAID,overpaid",
    "REJECTED,rejected",
    "DENIED,denied"
  })
  void offered_byState_isWhatTheAccountWaitsFor(State state, String key) {
    assertThat(keys(state, Optional.empty())).containsExactly(key);
  }

  @ParameterizedTest
  @CsvSource({
    "CODING,correction",
    "DATA,correction",
    "TIMELY_FILING,timely-filing",
    "MEDICAL_NECESSITY,medical-necessity"
  })
  void offered_byDenial_comesBeforeTheGeneralOne(DenialCategory category, String key) {
    assertThat(keys(State.PARTLY_DENIED, Optional.of(category))).containsExactly(key, "denied");
  }

  @ParameterizedTest
  @EnumSource(
      value = State.class,
      names = {"PAID", "AWAITING", "DRAFT", "PATIENT_DUE", "UNKNOWN"})
  void offered_whereNothingIsToBeDone_isNothing(State state) {
    assertThat(keys(state, Optional.empty())).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(DenialCategory.class)
  void offered_inBothLanguages_saysAllAndNoAmount(DenialCategory category) {
    Account account = account(State.DENIED, Optional.of(category));
    for (Words words : List.of(Words.ENGLISH, Words.ITALIAN)) {
      assertThat(NoteTemplates.BUILT_IN.offered(account, CHART, words))
          .isNotEmpty()
          .allSatisfy(
              one -> {
                assertThat(one.text())
                    .contains("Northfield Health PPO", "Claim/c1", "CO-16, N56")
                    .doesNotContain("{", words.amount(account.billed().orElseThrow()));
                assertThat(one.next()).isGreaterThan(SampleChart.TODAY.toString());
              });
    }
  }

  private static NoteTemplate ofSite(
      Optional<String> payer,
      Optional<DenialCategory> category,
      Optional<String> carc,
      String text) {
    return new NoteTemplate(
        "Own", payer, category, carc, Note.Kind.PORTAL, text, OptionalInt.of(10));
  }

  private static List<TemplateChoice> offered(NoteTemplate template, Words words) {
    return new NoteTemplates(List.of(template))
        .offered(account(State.DENIED, Optional.of(DenialCategory.DATA)), CHART, words).stream()
            .filter(one -> one.name().equals("Own"))
            .toList();
  }

  @Test
  void offered_ofSite_isFilledWithWhatTheAccountSays() {
    NoteTemplate template =
        ofSite(
            Optional.of("northfield health ppo"),
            Optional.of(DenialCategory.DATA),
            Optional.empty(),
            "{claim} {payer} {denial}");
    assertThat(offered(template, Words.ENGLISH))
        .containsExactly(
            new TemplateChoice(
                "site-0",
                "Own",
                "portal",
                "Claim/c1 Northfield Health PPO CO-16, N56",
                "2026-12-03"));
  }

  @ParameterizedTest
  @CsvSource({"16,true", "CO-16,true", "co-16,true", "6,false", "PR-16,false", "n56,true"})
  void offered_ofSiteForACode_isForThatCodeOnly(String carc, boolean expected) {
    NoteTemplate template =
        ofSite(Optional.empty(), Optional.empty(), Optional.of(carc), "For {claim}");
    assertThat(offered(template, Words.ENGLISH).isEmpty()).isEqualTo(!expected);
  }

  @Test
  void offered_ofSiteForAnotherPayerOrDenial_isNot() {
    Optional<String> nobody = Optional.empty();
    assertThat(offered(ofSite(Optional.of("Else"), Optional.empty(), nobody, "x"), Words.ENGLISH))
        .isEmpty();
    assertThat(
            offered(ofSite(nobody, Optional.of(DenialCategory.CODING), nobody, "x"), Words.ENGLISH))
        .isEmpty();
  }

  @Test
  void offered_withAmounts_isNotForWhoSeesNone() {
    NoteTemplate template =
        ofSite(Optional.empty(), Optional.empty(), Optional.empty(), "Billed {billed}");
    Words words = Words.ENGLISH;
    String billed = words.money(account(State.DENIED, Optional.empty()).billed().orElseThrow());
    assertThat(offered(template, words))
        .singleElement()
        .matches(one -> one.text().endsWith(billed));
    assertThat(offered(template, words.withoutAmounts())).isEmpty();
  }
}
