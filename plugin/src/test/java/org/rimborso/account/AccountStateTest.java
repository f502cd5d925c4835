package org.rimborso.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rimborso.account.Papers.account;
import static org.rimborso.account.Papers.adjustment;
import static org.rimborso.account.Papers.amount;
import static org.rimborso.account.Papers.answer;
import static org.rimborso.account.Papers.claim;
import static org.rimborso.account.Papers.line;
import static org.rimborso.account.Papers.usd;

import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.rimborso.account.Papers.Bills;
import org.rimborso.account.Papers.Replies;
import org.rimborso.chart.Adjudication;
import org.rimborso.chart.Money;
import org.rimborso.chart.PartialDate;
import org.rimborso.chart.Party;
import org.rimborso.chart.Period;
import org.rimborso.chart.Resource;

/** A table of cases: each state with what just makes it and what just misses it. */
class AccountStateTest {

  @ParameterizedTest(name = "{0}")
  @MethodSource({"unsent", "silent", "rejected", "pended", "denied", "settled", "unexplained"})
  void of_case_givesStateAndReason(String why, State state, String reason, Resource[] papers) {
    Account account = account(papers);
    assertThat(account.state()).as(why).isEqualTo(state);
    assertThat(account.stateReason().in(Locale.ENGLISH)).as(why).isEqualTo(reason);
  }

  static Stream<Arguments> unsent() {
    return Stream.of(
        of(
            "a cancelled claim",
            State.CANCELLED,
            "The claim was cancelled",
            new Bills("c1").status("cancelled").nets("100").claim(),
            answer(5, line(1, amount("benefit", "100")))),
        of(
            "cancelled replacement: the claim before it stands",
            State.PAID,
            "Paid, nothing is left",
            claim("c1", 90, "100"),
            answer(60, line(1, amount("benefit", "100"))),
            new Bills("c2").status("cancelled").replaces("Claim/c1").nets("100").claim()),
        of(
            "a draft",
            State.DRAFT,
            "The claim is written and not sent yet",
            new Bills("c1").status("draft").nets("100").claim()),
        of(
            "a draft that replaces a denied claim",
            State.DRAFT,
            "A replacement is written and not sent yet",
            claim("c1", 90, "100"),
            answer(60, line(1, amount("benefit", "0", "CO-16"))),
            new Bills("c2").status("draft").replaces("Claim/c1").nets("100").claim()));
  }

  static Stream<Arguments> silent() {
    Replies queued = new Replies("r1").outcome("queued");
    return Stream.of(
        of(
            "no answer on the last usual day",
            State.AWAITING,
            "Sent on 24 Oct 2026, in the payer’s usual time",
            claim("c1", 30, "100")),
        of(
            "no answer a day later",
            State.NO_RESPONSE,
            "Sent on 23 Oct 2026, no answer within 30 days",
            claim("c1", 31, "100")),
        of(
            "the month in which it was sent may still be in time",
            State.AWAITING,
            "Sent on 2026-10, in the payer’s usual time",
            new Bills("c1")
                .created(Optional.of(PartialDate.of(YearMonth.of(2026, 10))))
                .nets("100")
                .claim()),
        of(
            "a receipt is proof of receipt",
            State.AWAITING,
            "The payer confirmed receipt on 24 Oct 2026 and has not decided yet, in its usual"
                + " time",
            claim("c1", 60, "100"),
            queued.created(30).response()),
        of(
            "a receipt and then nothing",
            State.NO_RESPONSE,
            "The payer confirmed receipt on 23 Oct 2026 and has not decided within 30 days",
            claim("c1", 60, "100"),
            queued.created(31).response()),
        of(
            "an answer that was withdrawn is none",
            State.AWAITING,
            "Sent on 13 Nov 2026, in the payer’s usual time",
            claim("c1", 10, "100"),
            new Replies("r1")
                .status("entered-in-error")
                .lines(line(1, amount("benefit", "100")))
                .response()),
        of(
            "the answer to a preauthorisation is none",
            State.AWAITING,
            "Sent on 13 Nov 2026, in the payer’s usual time",
            claim("c1", 10, "100"),
            new Replies("r1").use("preauthorization").response()),
        of(
            "neither an answer nor any date",
            State.NO_RESPONSE,
            "No answer on record, and no date that says since when",
            new Bills("c1").created(Optional.empty()).served(Period.UNKNOWN).nets("100").claim()));
  }

  static Stream<Arguments> rejected() {
    return Stream.of(
        of(
            "outcome error",
            State.REJECTED,
            "The payer did not process the claim (a001)",
            claim("c1", 40, "100"),
            new Replies("r1").outcome("error").error("a001").response()),
        of(
            "processed after all",
            State.PAID,
            "Paid, nothing is left",
            claim("c1", 40, "100"),
            new Replies("r1").outcome("error").created(30).response(),
            new Replies("r2")
                .created(20)
                .lines(line(1, amount("benefit", "100")))
                .responseTo("Claim/c1")));
  }

  static Stream<Arguments> pended() {
    return Stream.of(
        of(
            "outcome partial: adjudication unfinished",
            State.AWAITING,
            "The payer has begun to process the claim and not finished",
            claim("c1", 90, "100", "50"),
            new Replies("r1")
                .outcome("partial")
                .lines(line(1, amount("benefit", "80")))
                .response()),
        of(
            "a partial receipt after the decision changes nothing",
            State.PAID,
            "Paid, nothing is left",
            claim("c1", 90, "100"),
            new Replies("r1").created(50).lines(line(1, amount("benefit", "100"))).response(),
            new Replies("r2").created(40).outcome("partial").responseTo("Claim/c1")),
        of(
            "CARC 133",
            State.AWAITING,
            "The payer is still reviewing the claim (CO-133)",
            claim("c1", 90, "100"),
            answer(5, line(1, amount("benefit", "0"), adjustment("CO-133", "100")))));
  }

  static Stream<Arguments> denied() {
    return Stream.of(
        of(
            "the only line denied, the reason beside the benefit",
            State.DENIED,
            "Diagnosis not valid on the date (CO-146)",
            claim("c1", 40, "100"),
            answer(5, line(1, amount("submitted", "100"), amount("benefit", "0", "CO-146")))),
        of(
            "the only line denied, the reason as an adjustment",
            State.DENIED,
            "No authorisation on file (CO-197)",
            claim("c1", 40, "100"),
            answer(5, line(1, amount("benefit", "0"), adjustment("CO-197", "100")))),
        of(
            "a reason without its group",
            State.DENIED,
            "Filed too late (29)",
            claim("c1", 40, "100"),
            answer(5, line(1, amount("benefit", "0", "29")))),
        of(
            "a zero that is bundled counts as denied",
            State.DENIED,
            "Included in the payment for another service (CO-97)",
            claim("c1", 40, "100"),
            answer(5, line(1, amount("benefit", "0"), adjustment("CO-97", "100")))),
        of(
            "a code that nobody knows",
            State.DENIED,
            "Unknown reason code (CO-9999)",
            claim("c1", 40, "100"),
            answer(5, line(1, amount("benefit", "0"), adjustment("CO-9999", "100")))),
        of(
            "no lines, the reason for the whole",
            State.DENIED,
            "Filed too late (CO-29)",
            claim("c1", 40, "100"),
            new Replies("r1")
                .header(amount("benefit", "0", "CO-29"))
                .totals(amount("submitted", "100"), amount("benefit", "0"))
                .response()),
        of(
            "lines without a reason of their own: the claim's speaks",
            State.DENIED,
            "Service after the coverage ended (CO-27)",
            claim("c1", 40, "60", "40"),
            new Replies("r1")
                .header(adjustment("CO-27", "100"))
                .lines(line(1, amount("benefit", "0")), line(2, amount("benefit", "0")))
                .response()),
        of(
            "several reasons: the one with the most promising work speaks, all are listed",
            State.DENIED,
            "Diagnosis not valid on the date (CO-29, CO-146)",
            claim("c1", 40, "60", "40"),
            answer(
                5,
                line(1, amount("benefit", "0", "CO-29")),
                line(2, amount("benefit", "0", "CO-146")))),
        of(
            "one of two lines",
            State.PARTLY_DENIED,
            "1 of 2 lines: Not covered (CO-96)",
            claim("c1", 40, "60", "40"),
            answer(5, line(1, amount("benefit", "60")), line(2, amount("benefit", "0", "CO-96")))),
        of(
            "a denied line beside one without an answer",
            State.PARTLY_DENIED,
            "1 of 2 lines: Not covered (CO-96)",
            claim("c1", 40, "60", "40"),
            answer(5, line(1, amount("benefit", "0", "CO-96")))),
        of(
            "a denied line beside one that went to the deductible",
            State.PARTLY_DENIED,
            "1 of 2 lines: Not covered (CO-96)",
            claim("c1", 40, "60", "40"),
            answer(
                5,
                line(1, amount("benefit", "0"), adjustment("PR-1", "60")),
                line(2, amount("benefit", "0", "CO-96")))),
        of(
            "some units of the only line",
            State.PARTLY_DENIED,
            "The record does not support this many services (CO-151); the rest was answered"
                + " otherwise",
            claim("c1", 40, "100"),
            answer(5, line(1, amount("benefit", "75"), adjustment("CO-151", "25")))),
        of(
            "a line that asks for nothing is no line that got something",
            State.DENIED,
            "Not covered (CO-96)",
            claim("c1", 40, "100", "0"),
            answer(
                5,
                line(1, amount("benefit", "0", "CO-96")),
                line(2, amount("submitted", "0"), amount("benefit", "0")))),
        of(
            "a remark on a line that is fully explained denies nothing",
            State.PAID,
            "Paid, nothing is left",
            claim("c1", 40, "100"),
            answer(5, line(1, amount("eligible", "80"), amount("benefit", "80", "CO-16")))));
  }

  static Stream<Arguments> settled() {
    return Stream.of(
        of(
            "paid in full",
            State.PAID,
            "Paid, nothing is left",
            claim("c1", 40, "100"),
            answer(5, line(1, amount("benefit", "100")))),
        of(
            "paid to the contract",
            State.PAID,
            "Paid, nothing is left",
            claim("c1", 40, "100"),
            answer(5, line(1, amount("benefit", "80"), adjustment("CO-45", "20")))),
        of(
            "only the payment is told",
            State.PAID,
            "Paid, nothing is left",
            claim("c1", 40, "100"),
            new Replies("r1").payment("100").response()),
        of(
            "nothing to pay by contract",
            State.PAID,
            "Settled without payment: nothing is left that anyone owes",
            claim("c1", 40, "100"),
            answer(5, line(1, amount("benefit", "0"), adjustment("CO-45", "100")))),
        of(
            "coinsurance and deductible",
            State.PATIENT_DUE,
            "The payer is done; 30.00 USD falls to the patient (PR-1, PR-2)",
            claim("c1", 40, "100"),
            answer(
                5,
                line(
                    1,
                    amount("benefit", "50"),
                    adjustment("CO-45", "20"),
                    adjustment("PR-1", "10"),
                    adjustment("PR-2", "20")))),
        of(
            "the patient's parts by category, the contract by the allowed amount",
            State.PATIENT_DUE,
            "The payer is done; 20.00 USD falls to the patient",
            claim("c1", 40, "100"),
            answer(
                5,
                line(
                    1,
                    amount("submitted", "100"),
                    amount("eligible", "80"),
                    amount("copay", "20"),
                    amount("benefit", "60")))),
        of(
            "denied to the patient is the patient's",
            State.PATIENT_DUE,
            "The payer is done; 100.00 USD falls to the patient (PR-204)",
            claim("c1", 40, "100"),
            answer(5, line(1, amount("benefit", "0", "PR-204")))),
        of(
            "the patient has paid",
            State.PAID,
            "Paid, nothing is left",
            claim("c1", 40, "100"),
            answer(
                5,
                line(
                    1,
                    amount("paidtoprovider", "80"),
                    amount("coinsurance", "20"),
                    amount("paidbypatient", "20")))),
        of(
            "the payer paid the patient",
            State.PATIENT_DUE,
            "The payer is done; 100.00 USD falls to the patient",
            claim("c1", 40, "100"),
            answer(5, line(1, amount("benefit", "100"), amount("paidtopatient", "100")))),
        of(
            "what binary fractions leave behind is no debt",
            State.PATIENT_DUE,
            "The payer is done; 12.73 USD falls to the patient",
            claim("c1", 40, "63.64"),
            answer(
                5,
                line(
                    1,
                    amount("submitted", "63.64"),
                    amount("eligible", "63.64"),
                    amount("benefit", "50.912"),
                    amount("coinsurance", "12.728000000000002")))));
  }

  static Stream<Arguments> unexplained() {
    return Stream.of(
        of(
            "a zero without a reason is no denial",
            State.UNKNOWN,
            "The payer paid nothing and gave no reason",
            claim("c1", 40, "100"),
            new Replies("r1").payment("0").response()),
        of(
            "a zero on the line without a reason",
            State.UNKNOWN,
            "The payer paid nothing and gave no reason",
            claim("c1", 40, "100"),
            answer(5, line(1, amount("eligible", "0"), amount("benefit", "0")))),
        of(
            "a reason that is no X12 code is shown, not judged",
            State.UNKNOWN,
            "The payer paid nothing and gave no reason (ar002)",
            claim("c1", 40, "100"),
            answer(
                5,
                line(
                    1,
                    new Adjudication(
                        Papers.coded(
                            "http://terminology.hl7.org/CodeSystem/adjudication", "benefit"),
                        List.of(Papers.coded("urn:example:reasons", "ar002")),
                        Optional.empty(),
                        Optional.of(usd("0")),
                        Optional.empty())))),
        of(
            "less than all, and nothing says why",
            State.UNKNOWN,
            "Nothing explains what became of 20.00 USD out of 100.00 USD",
            claim("c1", 40, "100"),
            new Replies("r1").payment("80").response()),
        of(
            "paid below what is allowed",
            State.UNKNOWN,
            "Nothing explains what became of 5.00 USD out of 100.00 USD",
            claim("c1", 40, "100"),
            answer(5, line(1, amount("eligible", "80"), amount("benefit", "75")))),
        of(
            "money in a category that nobody knows",
            State.UNKNOWN,
            "Nothing explains what became of 20.00 USD out of 100.00 USD",
            claim("c1", 40, "100"),
            answer(5, line(1, amount("benefit", "80"), amount("mystery", "20")))),
        of(
            "more than was billed",
            State.UNKNOWN,
            "The answer covers 10.00 USD more than was billed",
            claim("c1", 40, "100"),
            answer(5, line(1, amount("benefit", "110")))),
        of(
            "complete, and not a single amount",
            State.UNKNOWN,
            "The payer answered without amounts that could be read",
            claim("c1", 40, "100"),
            new Replies("r1").response()),
        of(
            "lines contradict the total",
            State.UNKNOWN,
            "The answer contradicts itself: its parts add up to 80.00 USD, it states 90.00 USD",
            claim("c1", 40, "100"),
            new Replies("r1")
                .lines(line(1, amount("benefit", "80"), adjustment("CO-45", "20")))
                .totals(amount("benefit", "90"))
                .response()),
        of(
            "one cent apart is rounding",
            State.PAID,
            "Paid, nothing is left",
            claim("c1", 40, "100"),
            new Replies("r1")
                .lines(line(1, amount("benefit", "80"), adjustment("CO-45", "20")))
                .payment("80.01")
                .response()),
        of(
            "two currencies",
            State.UNKNOWN,
            "The amounts are in several currencies, which are never added up",
            new Bills("c1").total(Money.of("100", "EUR")).claim(),
            answer(5, line(1, amount("benefit", "100")))),
        of(
            "a line that names no price and got no answer leaves the total open",
            State.UNKNOWN,
            "Nothing explains what became of 40.00 USD out of 100.00 USD",
            new Bills("c1")
                .net(Optional.empty(), Period.UNKNOWN)
                .nets("60")
                .total(usd("100"))
                .claim(),
            new Replies("r1")
                .lines(line(2, amount("submitted", "60"), amount("benefit", "60")))
                .totals(amount("submitted", "100"))
                .response()),
        of(
            "the answer of another payer beside the first",
            State.UNKNOWN,
            "Several payers are involved: read each answer by itself",
            claim("c1", 90, "100"),
            answer(60, line(1, amount("benefit", "80"))),
            new Replies("r2")
                .insurer(Party.of(Papers.ref("Organization/o2")))
                .lines(line(1, amount("benefit", "20")))
                .responseTo("Claim/c1")),
        of(
            "the billed amount is nowhere",
            State.UNKNOWN,
            "The billed amount is not on record",
            new Bills("c1").claim(),
            new Replies("r1").payment("80").response()));
  }

  private static Arguments of(String why, State state, String reason, Resource... papers) {
    return Arguments.of(why, state, reason, papers);
  }
}
