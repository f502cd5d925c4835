package org.rimborso.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rimborso.account.Papers.account;
import static org.rimborso.account.Papers.adjustment;
import static org.rimborso.account.Papers.amount;
import static org.rimborso.account.Papers.answer;
import static org.rimborso.account.Papers.claim;
import static org.rimborso.account.Papers.line;
import static org.rimborso.account.Papers.usd;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rimborso.chart.Adjudication;
import org.rimborso.chart.Answer;
import org.rimborso.chart.CodeableConcept;
import org.rimborso.chart.Coding;
import org.rimborso.chart.Money;

class AccountFiguresTest {

  @Test
  void of_linesAndTotals_countsLinesOnce() {
    Account account =
        account(
            claim("c1", 40, "60", "40"),
            new Replies("r1")
                .lines(
                    line(1, amount("eligible", "50"), amount("benefit", "50")),
                    line(2, amount("eligible", "40"), amount("benefit", "40")))
                .totals(amount("eligible", "90"), amount("benefit", "90"))
                .payment("90")
                .response());
    assertThat(account.allowed()).contains(usd("90"));
    assertThat(account.paid()).contains(usd("90"));
    assertThat(account.contractual()).contains(usd("10"));
    assertThat(account.balance().payer().map(Money::signum)).contains(0);
  }

  @Test
  void of_nothingAnswered_leavesUnknownAmountsEmpty() {
    Account account = account(claim("c1", 10, "100"));
    assertThat(account.billed()).contains(usd("100"));
    assertThat(account.paid()).isEmpty();
    assertThat(account.allowed()).isEmpty();
    assertThat(account.contractual()).isEmpty();
    assertThat(account.patientShare()).isEmpty();
    assertThat(account.writtenOff()).isEmpty();
    assertThat(account.balance().payer()).contains(usd("100"));
    assertThat(account.balance().patient()).isEmpty();
  }

  @Test
  void of_writtenOffAndPaidSince_owesNothingAndIsNoCredit() {
    Account account =
        account(
            claim("c1", 40, "100"),
            answer(5, line(1, amount("benefit", "70"), adjustment("PR-2", "20"))),
            Papers.writeOff("w1", "Claim/c1", "100"));
    assertThat(account.writtenOff()).contains(usd("10"));
    assertThat(account.balance().payer().map(Money::signum)).contains(0);
    assertThat(account.balance().patient()).contains(usd("20"));
  }

  @Test
  void of_deniedAmount_staysWithThePayer() {
    Account account =
        account(
            claim("c1", 40, "100"),
            answer(
                5,
                line(
                    1,
                    amount("benefit", "50"),
                    adjustment("CO-45", "10"),
                    adjustment("CO-97", "25"),
                    adjustment("PR-2", "15"))));
    assertThat(account.state()).isEqualTo(State.PARTLY_DENIED);
    assertThat(account.contractual()).contains(usd("10"));
    assertThat(account.patientShare()).contains(usd("15"));
    assertThat(account.balance().payer()).contains(usd("25"));
    assertThat(account.balance().patient()).contains(usd("15"));
  }

  @Test
  void of_deniedLineWithAllowedZero_isNoContract() {
    Account account =
        account(
            claim("c1", 40, "100"),
            answer(5, line(1, amount("eligible", "0"), amount("benefit", "0", "CO-16", "N56"))));
    assertThat(account.state()).isEqualTo(State.DENIED);
    assertThat(account.contractual()).isEmpty();
    assertThat(account.balance().payer()).contains(usd("100"));
    assertThat(account.denial().orElseThrow())
        .isEqualTo(new Account.Denial(DenialCategory.DATA, List.of("CO-16", "N56")));
  }

  @Test
  void of_earlierPayersAdjustment_isLeftOut() {
    Account account =
        account(
            claim("c1", 40, "100"),
            answer(5, line(1, amount("benefit", "20"), adjustment("OA-23", "80"))));
    assertThat(account.contractual()).isEmpty();
    assertThat(account.balance().payer()).contains(usd("80"));
    assertThat(account.state()).isEqualTo(State.UNKNOWN);
  }

  @Test
  void of_reasonWithoutAmount_explainsTheRestWhereItIsTheOnlyOne() {
    Account account =
        account(claim("c1", 40, "100"), answer(5, line(1, amount("benefit", "80", "CO-45"))));
    assertThat(account.contractual()).contains(usd("20"));
    assertThat(account.state()).isEqualTo(State.PAID);
  }

  @Test
  void of_mixedCurrencies_addsNothing() {
    Account account =
        account(
            new Bills("c1").total(Money.of("100", "EUR")).claim(),
            answer(5, line(1, amount("benefit", "60"), amount("copay", "40"))));
    assertThat(account.billed()).contains(Money.of("100", "EUR"));
    assertThat(account.paid()).isEmpty();
    assertThat(account.patientShare()).isEmpty();
  }

  /** The same answer in the categories of FHIR, of CARIN, and of Blue Button. */
  @ParameterizedTest
  @CsvSource({
    "submitted,eligible,benefit,coinsurance,deductible",
    "submitted,eligible,paidtoprovider,coinsurance,deductible",
    "https://bluebutton.cms.gov/resources/variables/line_sbmtd_chrg_amt,"
        + "https://bluebutton.cms.gov/resources/variables/line_alowd_chrg_amt,"
        + "https://bluebutton.cms.gov/resources/variables/line_prvdr_pmt_amt,"
        + "https://bluebutton.cms.gov/resources/variables/line_coinsrnc_amt,"
        + "https://bluebutton.cms.gov/resources/variables/line_bene_ptb_ddctbl_amt"
  })
  void of_categories_readsTheSameFigures(
      String submitted, String allowed, String paid, String coinsurance, String deductible) {
    Account account =
        account(
            claim("c1", 40, "100"),
            answer(
                5,
                line(
                    1,
                    amount(submitted, "100"),
                    amount(allowed, "80"),
                    amount(paid, "55.10"),
                    amount(coinsurance, "14.90"),
                    amount(deductible, "10"))));
    assertThat(account.state()).isEqualTo(State.PATIENT_DUE);
    assertThat(account.allowed()).contains(usd("80"));
    assertThat(account.contractual()).contains(usd("20"));
    assertThat(account.paid()).contains(usd("55.10"));
    assertThat(account.patientShare()).contains(usd("24.90"));
  }

  @Test
  void of_remarkInNumberedNote_isReadWithItsLine() {
    Account account =
        account(
            claim("c1", 40, "100"),
            new Replies("r1")
                .lines(
                    new Answer.LineAnswer(1, List.of(amount("benefit", "0", "CO-16")), List.of(7)))
                .note(7, "M127 please send")
                .response());
    assertThat(account.denial().orElseThrow().codes()).containsExactly("CO-16", "M127");
    assertThat(account.denial().orElseThrow().category()).isEqualTo(DenialCategory.DOCUMENTATION);
    assertThat(account.next().action()).isEqualTo("send-records");
  }

  @Test
  void of_groupAndReasonInOneCode_isUnderstood() {
    Adjudication entry =
        new Adjudication(
            Papers.coded("http://terminology.hl7.org/CodeSystem/adjudication", "benefit"),
            List.of(
                new CodeableConcept(
                    List.of(new Coding(Papers.CARC, "CO16", Optional.empty())), Optional.empty())),
            Optional.empty(),
            Optional.of(usd("0")),
            Optional.empty());
    Account account = account(claim("c1", 40, "100"), answer(5, line(1, entry)));
    assertThat(account.denial().orElseThrow().codes()).containsExactly("CO-16");
  }

  @Test
  void of_unprocessable_offersNoAppeal() {
    Account account =
        account(
            claim("c1", 40, "100"), answer(5, line(1, amount("benefit", "0", "CO-50", "MA130"))));
    assertThat(account.next().action()).isEqualTo("correct-and-resubmit");
  }
}
