package org.rimborso.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rimborso.account.Papers.account;
import static org.rimborso.account.Papers.accounts;
import static org.rimborso.account.Papers.adjustment;
import static org.rimborso.account.Papers.amount;
import static org.rimborso.account.Papers.coverage;
import static org.rimborso.account.Papers.daysAgo;
import static org.rimborso.account.Papers.line;
import static org.rimborso.account.Papers.ref;
import static org.rimborso.account.Papers.usd;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rimborso.account.Account.Share;
import org.rimborso.chart.Adjudication;
import org.rimborso.chart.Answer;
import org.rimborso.chart.Claim;
import org.rimborso.chart.ClaimResponse;
import org.rimborso.chart.Party;
import org.rimborso.chart.Period;

/**
 * 150.00 charged; the first payer takes 50.00 off, pays 80.00 and leaves 20.00; the second pays
 * 15.00 of them, and 5.00 stay with the patient.
 */
class SeveralPayersTest {
  private static final Party FIRST = Party.of(ref("Organization/o1"));
  private static final Party SECOND = Party.of(ref("Organization/o2"));
  private static final Claim TO_FIRST = bill("c1", 60, FIRST).claim();
  private static final ClaimResponse FIRST_ANSWER =
      reply("r1", 40, FIRST, amount("benefit", "80"), adjustment("CO-45", "50"), pr("20"))
          .responseTo("Claim/c1");

  /** Later payers repeat what the first did, in their own way: it counts once. */
  @ParameterizedTest(name = "OA-23 {0}, CO-45 {1}")
  @CsvSource({"130,0", "80,50", "0,50"})
  void of_secondAnswer_countsTheFirstPayersCutsOnce(String earlier, String repeated) {
    Account account =
        account(
            TO_FIRST,
            FIRST_ANSWER,
            bill("c2", 30, SECOND).replaces("Claim/c1").claim(),
            reply(
                    "r2",
                    10,
                    SECOND,
                    amount("benefit", "15"),
                    adjustment("OA-23", earlier),
                    adjustment("CO-45", repeated),
                    pr("5"))
                .responseTo("Claim/c2"));

    assertThat(account.state()).isEqualTo(State.PATIENT_DUE);
    assertThat(account.billed()).contains(usd("150"));
    assertThat(account.contractual().orElseThrow().value()).isEqualByComparingTo("50");
    assertThat(account.paid()).contains(usd("95"));
    assertThat(account.patientShare()).contains(usd("5"));
    assertThat(account.balance().payer().orElseThrow().signum()).isZero();
    assertThat(account.balance().patient()).contains(usd("5"));
  }

  /** What the first payer paid is no cut of the second one, which allows the rest only. */
  @ParameterizedTest(name = "allows {0}, pays {1}")
  @CsvSource({"20,20,50,100", "90,10,60,90"})
  void of_secondAnswerWithAnAllowedAmount_cutsNoMoreThanIsLeft(
      String allows, String pays, String contractual, String paid) {
    Account account =
        account(
            TO_FIRST,
            FIRST_ANSWER,
            bill("c2", 30, SECOND).replaces("Claim/c1").claim(),
            reply("r2", 10, SECOND, amount("eligible", allows), amount("benefit", pays))
                .responseTo("Claim/c2"));

    assertThat(account.contractual().orElseThrow().value()).isEqualByComparingTo(contractual);
    assertThat(account.paid()).contains(usd(paid));
    assertThat(account.balance().payer().orElseThrow().signum()).isZero();
  }

  @Test
  void of_secondAnswerThatCutsMore_addsWhatIsNew() {
    Account account =
        account(
            TO_FIRST,
            FIRST_ANSWER,
            bill("c2", 30, SECOND).replaces("Claim/c1").claim(),
            reply(
                    "r2",
                    10,
                    SECOND,
                    amount("benefit", "10"),
                    adjustment("OA-23", "80"),
                    adjustment("CO-45", "60"))
                .responseTo("Claim/c2"));

    assertThat(account.state()).isEqualTo(State.PAID);
    assertThat(account.contractual()).contains(usd("60"));
    assertThat(account.paid()).contains(usd("90"));
  }

  @Test
  void of_secondBillForTheRestOnly_isMeasuredByTheWhole() {
    Account account =
        account(
            TO_FIRST,
            FIRST_ANSWER,
            new Bills("c2").created(30).insurer(SECOND).replaces("Claim/c1").nets("20").claim(),
            reply("r2", 10, SECOND, amount("benefit", "20")).responseTo("Claim/c2"));

    assertThat(account.state()).isEqualTo(State.PAID);
    assertThat(account.paid()).contains(usd("100"));
    assertThat(account.billed()).contains(usd("150"));
  }

  @Test
  void of_payers_standInCoordinationOrderWithTheirOwnAnswers() {
    Account account =
        account(
            bill("c1", 60, FIRST).coverage(Party.of(ref("Coverage/v1"))).claim(),
            FIRST_ANSWER,
            bill("b2", 60, SECOND).coverage(Party.of(ref("Coverage/v2"))).claim(),
            reply("r2", 10, SECOND, amount("benefit", "0", "CO-16")).responseTo("Claim/b2"),
            coverage("v1", "o1", 1),
            coverage("v2", "o2", 2));

    List<Share> payers = account.breakdown().payers();
    assertThat(payers).extracting(share -> share.payer()).containsExactly(FIRST, SECOND);
    assertThat(payers).extracting(Share::state).containsExactly(State.PATIENT_DUE, State.DENIED);
    assertThat(payers).extracting(Share::paid).containsExactly(opt("80"), opt("0"));
    assertThat(payers.get(1).lines())
        .singleElement()
        .satisfies(
            l -> {
              assertThat(l.sequence()).isEqualTo(1);
              assertThat(l.denial().codes()).containsExactly("CO-16");
            });
    assertThat(account.state()).isEqualTo(State.DENIED);
    assertThat(account.balance().payer()).contains(usd("20"));
  }

  @Test
  void of_firstPayersDenial_staysWhenTheSecondPaysItsPart() {
    Account account =
        account(
            TO_FIRST,
            reply("r1", 40, FIRST, amount("benefit", "80"), adjustment("CO-151", "50"), pr("20"))
                .responseTo("Claim/c1"),
            bill("c2", 30, SECOND).replaces("Claim/c1").claim(),
            reply("r2", 10, SECOND, amount("benefit", "20"), adjustment("OA-23", "80"))
                .responseTo("Claim/c2"));

    assertThat(account.state()).isEqualTo(State.PARTLY_DENIED);
    assertThat(account.denial().orElseThrow().codes()).containsExactly("CO-151");
    assertThat(account.balance().payer()).contains(usd("50"));
  }

  @Test
  void of_wrongPayerFirst_isJudgedByTheRightOne() {
    Account account =
        account(
            TO_FIRST,
            reply("r1", 40, FIRST, amount("benefit", "0", "CO-109")).responseTo("Claim/c1"),
            bill("c2", 30, SECOND).replaces("Claim/c1").claim(),
            reply("r2", 10, SECOND, amount("benefit", "110"), adjustment("CO-45", "40"))
                .responseTo("Claim/c2"));

    assertThat(account.state()).isEqualTo(State.PAID);
    assertThat(account.paid()).contains(usd("110"));
  }

  @Test
  void of_answerOfTheNextPayerToTheSameClaim_isItsOwn() {
    Account account =
        account(
            TO_FIRST,
            FIRST_ANSWER,
            reply("r2", 10, SECOND, amount("benefit", "20"), adjustment("OA-23", "130"))
                .responseTo("Claim/c1"));

    assertThat(account.state()).isEqualTo(State.PAID);
    assertThat(account.paid()).contains(usd("100"));
    assertThat(account.breakdown().payers()).hasSize(2);
  }

  @Test
  void of_payerThatAnswersByAnotherName_isOne() {
    Account account =
        account(TO_FIRST, reply("r1", 40, SECOND, amount("benefit", "150")).responseTo("Claim/c1"));

    assertThat(account.state()).isEqualTo(State.PAID);
    assertThat(account.breakdown().payers()).hasSize(1);
  }

  @Test
  void of_secondClaimWithdrawn_leavesTheFirstPayersWord() {
    Account account =
        account(
            TO_FIRST,
            FIRST_ANSWER,
            bill("c2", 30, SECOND).status("cancelled").replaces("Claim/c1").claim());

    assertThat(account.state()).isEqualTo(State.PATIENT_DUE);
    assertThat(account.balance().patient()).contains(usd("20"));
  }

  @Test
  void of_threePayers_eachTakesFromWhatIsLeft() {
    Party third = Party.of(ref("Organization/o3"));
    Account account =
        account(
            TO_FIRST,
            FIRST_ANSWER,
            bill("c2", 30, SECOND).replaces("Claim/c1").claim(),
            reply("r2", 20, SECOND, amount("benefit", "12"), adjustment("OA-23", "130"), pr("8"))
                .responseTo("Claim/c2"),
            bill("c3", 15, third).replaces("Claim/c2").claim(),
            reply("r3", 5, third, amount("benefit", "7"), adjustment("OA-23", "142"), pr("1"))
                .responseTo("Claim/c3"));

    assertThat(account.state()).isEqualTo(State.PATIENT_DUE);
    assertThat(account.paid()).contains(usd("99"));
    assertThat(account.balance().patient()).contains(usd("1"));
  }

  @Test
  void of_sameServicesToAnotherPayer_areOneAccountWithoutNamingEachOther() {
    Claim first = bill("c1", 60, FIRST).claim();
    assertThat(accounts(first, sameDays("c2", SECOND, "150"))).hasSize(1);
    assertThat(accounts(first, sameDays("c2", FIRST, "150"))).hasSize(2);
    assertThat(accounts(first, sameDays("c2", SECOND, "149"))).hasSize(2);
    assertThat(accounts(first, sameDays("c2", Party.UNKNOWN, "150"))).hasSize(2);
  }

  private static Claim sameDays(String id, Party payer, String net) {
    return new Bills(id)
        .created(30)
        .served(Period.on(daysAgo(70)))
        .insurer(payer)
        .nets(net)
        .claim();
  }

  private static Bills bill(String id, int created, Party payer) {
    return new Bills(id).created(created).served(Period.on(daysAgo(70))).insurer(payer).nets("150");
  }

  private static Replies reply(String id, int day, Party payer, Adjudication... entries) {
    Answer.LineAnswer line = line(1, entries);
    return new Replies(id).created(day).insurer(payer).lines(line);
  }

  private static Adjudication pr(String amount) {
    return adjustment("PR-2", amount);
  }

  private static Optional<org.rimborso.chart.Money> opt(String value) {
    return Optional.of(usd(value));
  }
}
