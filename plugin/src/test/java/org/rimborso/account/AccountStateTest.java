package org.rimborso.account;

import static org.rimborso.account.Papers.adjustment;
import static org.rimborso.account.Papers.amount;
import static org.rimborso.account.Papers.answer;
import static org.rimborso.account.Papers.claim;
import static org.rimborso.account.Papers.line;

import java.time.YearMonth;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.rimborso.chart.PartialDate;
import org.rimborso.chart.Period;

/** States before a payer has decided. */
class AccountStateTest extends StateCases {

  static Stream<Arguments> cases() {
    return Stream.of(unsent(), silent(), rejected(), pended()).flatMap(cases -> cases);
  }

  private static Stream<Arguments> unsent() {
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

  private static Stream<Arguments> silent() {
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

  private static Stream<Arguments> rejected() {
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

  private static Stream<Arguments> pended() {
    return Stream.of(
        of(
            "outcome partial: adjudication unfinished",
            State.PENDED,
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
            State.PENDED,
            "The payer is still reviewing the claim (CO-133)",
            claim("c1", 90, "100"),
            answer(5, line(1, amount("benefit", "0"), adjustment("CO-133", "100")))));
  }
}
