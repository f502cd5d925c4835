package org.rimborso.account;

import static org.rimborso.account.Papers.adjustment;
import static org.rimborso.account.Papers.amount;
import static org.rimborso.account.Papers.answer;
import static org.rimborso.account.Papers.claim;
import static org.rimborso.account.Papers.line;
import static org.rimborso.account.Papers.usd;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.rimborso.chart.Adjudication;
import org.rimborso.chart.Money;
import org.rimborso.chart.Party;
import org.rimborso.chart.Period;

/** Answers that do not add up, and what just does. */
class UnexplainedStateTest extends StateCases {

  static Stream<Arguments> cases() {
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
            State.UNDERPAID,
            "Paid 5.00 USD below the 80.00 USD that the payer itself allows",
            claim("c1", 40, "100"),
            answer(5, line(1, amount("eligible", "80"), amount("benefit", "75")))),
        of(
            "money in a category that nobody knows",
            State.UNKNOWN,
            "Nothing explains what became of 20.00 USD out of 100.00 USD (mystery)",
            claim("c1", 40, "100"),
            answer(5, line(1, amount("benefit", "80"), amount("mystery", "20")))),
        of(
            "more than was billed",
            State.OVERPAID,
            "The payers covered 10.00 USD more than was billed",
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
            State.PAID,
            "Paid, nothing is left",
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
}
