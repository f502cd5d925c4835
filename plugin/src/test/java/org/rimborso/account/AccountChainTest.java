package org.rimborso.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rimborso.account.Papers.TODAY;
import static org.rimborso.account.Papers.account;
import static org.rimborso.account.Papers.accounts;
import static org.rimborso.account.Papers.amount;
import static org.rimborso.account.Papers.answer;
import static org.rimborso.account.Papers.claim;
import static org.rimborso.account.Papers.daysAgo;
import static org.rimborso.account.Papers.followUp;
import static org.rimborso.account.Papers.line;
import static org.rimborso.account.Papers.note;
import static org.rimborso.account.Papers.ref;
import static org.rimborso.account.Papers.usd;

import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.rimborso.chart.Cause;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Limitation;
import org.rimborso.chart.Note;
import org.rimborso.chart.PartialDate;
import org.rimborso.chart.Period;
import org.rimborso.chart.Resource;
import org.rimborso.payer.Payers;

/** What is one account: chains, answers, notes, age. */
class AccountChainTest {

  @Test
  void of_replacementChain_isOneAccountJudgedByTheLast() {
    Account account =
        account(
            new Bills("c3").created(10).replaces("Claim/c2").nets("90").claim(),
            claim("c1", 120, "100"),
            new Bills("c2").created(60).replaces("Claim/c1").nets("100").claim(),
            answer(90, line(1, amount("benefit", "0", "CO-16"))));
    assertThat(account.reference()).isEqualTo(ref("Claim/c1"));
    assertThat(account.claims()).containsExactly(ref("Claim/c1"), ref("Claim/c2"), ref("Claim/c3"));
    assertThat(account.state()).isEqualTo(State.AWAITING);
    assertThat(account.billed()).contains(usd("90"));
    assertThat(account.openedOn()).contains(PartialDate.of(daysAgo(120)));
    assertThat(account.ageDays()).isEqualTo(OptionalLong.of(120));
    assertThat(account.bucket()).contains(Bucket.TO_120);
    assertThat(account.answers()).containsExactly(ref("ClaimResponse/r1"));
  }

  @Test
  void of_replacementOfTheSameDay_comesAfterWhatItReplaces() {
    Account account =
        account(
            new Bills("a").created(10).replaces("Claim/b").nets("90").claim(),
            new Bills("b").created(10).nets("100").claim());
    assertThat(account.claims()).containsExactly(ref("Claim/b"), ref("Claim/a"));
  }

  @Test
  void of_claimsThatReplaceEachOther_areOneAccount() {
    Account account =
        account(
            new Bills("c1").replaces("Claim/c2").nets("1").claim(),
            new Bills("c2").replaces("Claim/c1").nets("1").claim());
    assertThat(account.claims()).hasSize(2);
  }

  @Test
  void of_priorThatIsNotThere_isAnAccountOfItsOwn() {
    assertThat(account(new Bills("c2").replaces("Claim/gone").nets("1").claim()).claims())
        .containsExactly(ref("Claim/c2"));
  }

  @Test
  void of_authorizationsAndErrors_areNoAccounts() {
    assertThat(
            accounts(
                new Bills("c1").use("preauthorization").claim(),
                new Bills("c2").use("predetermination").claim(),
                new Bills("c3").status("entered-in-error").claim(),
                new Replies("r1")
                    .benefit(
                        Optional.empty(),
                        new Bills("ExplanationOfBenefit/e1").use("preauthorization")),
                new Replies("r2")
                    .benefit(
                        Optional.empty(),
                        new Bills("ExplanationOfBenefit/e2").status("entered-in-error"))))
        .isEmpty();
  }

  @Test
  void of_benefitWithoutClaim_isAnAccountFromTheEndOfService() {
    Bills bill =
        new Bills("ExplanationOfBenefit/e1")
            .nets("100")
            .served(Period.of(daysAgo(50), daysAgo(45)));
    Account account =
        account(new Replies("e1").payment("100").benefit(Optional.of("Claim/unread"), bill));
    assertThat(account.reference()).isEqualTo(ref("ExplanationOfBenefit/e1"));
    assertThat(account.claims()).isEmpty();
    assertThat(account.openedOn()).contains(PartialDate.of(daysAgo(45)));
    assertThat(account.state()).isEqualTo(State.PAID);
  }

  @Test
  void of_twoBenefitsOfOneUnreadClaim_areOneAccountJudgedByTheLast() {
    Account account =
        account(
            new Replies("e2")
                .created(10)
                .payment("100")
                .benefit(
                    Optional.of("Claim/unread"), new Bills("ExplanationOfBenefit/e2").nets("100")),
            new Replies("e1")
                .created(20)
                .payment("0")
                .benefit(
                    Optional.of("Claim/unread"), new Bills("ExplanationOfBenefit/e1").nets("100")));
    assertThat(account.reference()).isEqualTo(ref("ExplanationOfBenefit/e1"));
    assertThat(account.paid()).contains(usd("100"));
    assertThat(account.billed()).contains(usd("100"));
  }

  @Test
  void of_responseAndBenefitOfOneDecision_areCountedOnce() {
    Account account =
        account(
            claim("c1", 40, "100"),
            answer(5, line(1, amount("benefit", "100"))),
            new Replies("e1")
                .payment("100")
                .benefit(
                    Optional.of("Claim/c1"), new Bills("ExplanationOfBenefit/e1").nets("100")));
    assertThat(account.paid()).contains(usd("100"));
    assertThat(account.state()).isEqualTo(State.PAID);
    assertThat(account.answers()).hasSize(2);
  }

  @Test
  void of_laterAnswer_replacesTheEarlier() {
    Account account =
        account(
            claim("c1", 90, "100"),
            answer(60, line(1, amount("benefit", "0", "CO-16"))),
            new Replies("r0")
                .created(20)
                .lines(line(1, amount("benefit", "100")))
                .responseTo("Claim/c1"));
    assertThat(account.state()).isEqualTo(State.PAID);
    assertThat(account.paid()).contains(usd("100"));
    assertThat(account.answers()).containsExactly(ref("ClaimResponse/r1"), ref("ClaimResponse/r0"));
  }

  @Test
  void of_ourFollowUp_changesNothingButNotes() {
    Resource bill = claim("c1", 40, "100");
    Resource reply = answer(5, line(1, amount("benefit", "0", "CO-16")));
    Note call = note("n1", 3, Optional.of(TODAY.plusDays(4)), Note.Status.ACTIVE);
    Account without = account(bill, reply);
    Account with = account(bill, reply, followUp("Claim/c1", call));
    assertThat(with.notes()).containsExactly(call);
    assertThat(with.followUpOn()).contains(TODAY.plusDays(4));
    assertThat(with)
        .usingRecursiveComparison()
        .ignoringFields("notes", "followUpOn")
        .isEqualTo(without);
  }

  @Test
  void of_remarkOfAPayer_isNoNoteOfOurs() {
    Resource bill = claim("c1", 40, "100");
    Account account =
        account(
            bill,
            new Replies("r1")
                .created(5)
                .lines(line(1, amount("benefit", "0", "CO-16")))
                .note(1, "Call again on 2026-12-01.")
                .responseTo("Claim/c1"));
    assertThat(account.notes()).isEmpty();
    assertThat(account.followUpOn()).isEmpty();
  }

  @Test
  void of_notes_areSortedOnceEachAndStruckOnesSetNoDate() {
    Note first = note("n1", 9, Optional.of(daysAgo(5)), Note.Status.ACTIVE);
    Note struck = note("n2", 3, Optional.of(TODAY), Note.Status.ENTERED_IN_ERROR);
    Note silent = note("n3", 1, Optional.empty(), Note.Status.ACTIVE);
    Note struckCopy = note("n2", 3, Optional.of(TODAY), Note.Status.ACTIVE);
    Account account =
        account(
            claim("c1", 40, "100"),
            new Bills("c2").replaces("Claim/c1").nets("100").claim(),
            followUp("Claim/c2", silent, struck),
            followUp("Claim/c1", first, struckCopy));
    assertThat(account.notes()).containsExactly(first, struck, silent);
    assertThat(account.followUpOn()).contains(daysAgo(5));
  }

  @Test
  void of_monthOnly_givesNoAgeInDaysAndABucketOnlyWhereItIsCertain() {
    Account sure = account(madeIn(YearMonth.of(2026, 1)));
    assertThat(sure.ageDays()).isEmpty();
    assertThat(sure.bucket()).contains(Bucket.OLDER);
    assertThat(account(madeIn(YearMonth.of(2026, 10))).bucket()).isEmpty();
  }

  @Test
  void of_answersThatCouldNotBeRead_neverSaysNoResponse() {
    assertThat(silentWith(Limitation.ofType("ClaimResponse", Cause.LIST_INCOMPLETE)))
        .isEqualTo(State.UNKNOWN);
    assertThat(
            silentWith(
                Limitation.ofType("ClaimResponse", Cause.RESOURCE_NOT_OFFERED),
                Limitation.ofType("ExplanationOfBenefit", Cause.RESOURCE_NOT_OFFERED)))
        .isEqualTo(State.UNKNOWN);
    assertThat(silentWith(Limitation.ofType("ClaimResponse", Cause.RESOURCE_NOT_OFFERED)))
        .isEqualTo(State.NO_RESPONSE);
  }

  /** Following priors one by one from each claim would take a billion steps. */
  @Test
  void of_fiftyThousandReplacements_isOneAccount() {
    List<Resource> claims = new ArrayList<>();
    claims.add(claim("c0", 40, "1"));
    for (int i = 1; i < 50_000; i++) {
      claims.add(new Bills("c" + i).replaces("Claim/c" + (i - 1)).nets("1").claim());
    }
    Account account = account(claims.toArray(Resource[]::new));
    assertThat(account.claims()).hasSize(50_000);
    assertThat(account.claims().get(49_999)).isEqualTo(ref("Claim/c49999"));
  }

  private static Resource madeIn(YearMonth month) {
    return new Bills("c1").created(Optional.of(PartialDate.of(month))).nets("1").claim();
  }

  private static State silentWith(Limitation... limitations) {
    Chart chart =
        new Chart(TODAY, ZoneOffset.UTC, List.of(claim("c1", 90, "100")), List.of(limitations));
    return new Accounts(Payers.NONE).of(chart).get(0).state();
  }
}
