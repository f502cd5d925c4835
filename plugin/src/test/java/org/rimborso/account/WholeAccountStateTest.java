package org.rimborso.account;

import static org.rimborso.account.Papers.adjustment;
import static org.rimborso.account.Papers.amount;
import static org.rimborso.account.Papers.answer;
import static org.rimborso.account.Papers.claim;
import static org.rimborso.account.Papers.coverage;
import static org.rimborso.account.Papers.line;
import static org.rimborso.account.Papers.paidByPatient;
import static org.rimborso.account.Papers.ref;
import static org.rimborso.account.Papers.writeOff;

import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.rimborso.chart.Claim;
import org.rimborso.chart.ClaimResponse;
import org.rimborso.chart.PartialDate;
import org.rimborso.chart.Party;

/** States beyond one payer's word: overpaid, underpaid, due to others, written off, taken back. */
class WholeAccountStateTest extends StateCases {
  private static final Claim THROUGH_FIRST =
      new Bills("c1").created(40).coverage(Party.of(ref("Coverage/v1"))).nets("100").claim();
  private static final ClaimResponse LEAVES_20 =
      answer(
          5, line(1, amount("benefit", "60"), adjustment("CO-45", "20"), adjustment("PR-2", "20")));

  static Stream<Arguments> cases() {
    return Stream.of(overpaid(), underpaid(), others(), withdrawn(), asked(), impossible())
        .flatMap(cases -> cases);
  }

  private static Stream<Arguments> overpaid() {
    return Stream.of(
        of(
            "ten more than was charged",
            State.OVERPAID,
            "The payers covered 10.00 USD more than was billed",
            claim("c1", 40, "100"),
            answer(5, line(1, amount("benefit", "90"), adjustment("PR-3", "20")))),
        of(
            "the patient paid five more than their share",
            State.OVERPAID,
            "The patient paid 5.00 USD more than their share",
            claim("c1", 40, "100"),
            LEAVES_20,
            paidByPatient("p1", "Claim/c1", "25")),
        of(
            "the patient paid their share in two parts",
            State.PAID,
            "Paid, nothing is left",
            claim("c1", 40, "100"),
            LEAVES_20,
            paidByPatient("p1", "Claim/c1", "12.50"),
            paidByPatient("p2", "Claim/c1", "7.50")));
  }

  private static Stream<Arguments> underpaid() {
    return Stream.of(
        of(
            "1.01 below what the payer allows",
            State.UNDERPAID,
            "Paid 1.01 USD below the 80.00 USD that the payer itself allows",
            claim("c1", 40, "100"),
            answer(5, line(1, amount("eligible", "80"), amount("benefit", "78.99")))),
        of(
            "1.00 below is within the tolerance",
            State.PAID,
            "Paid but for 1.00 USD, which is within the tolerance of this site",
            claim("c1", 40, "100"),
            answer(5, line(1, amount("eligible", "80"), amount("benefit", "79")))),
        of(
            "1.00 below is within the tolerance, and the patient's share stands",
            State.PATIENT_DUE,
            "The payer is done; 20.00 USD falls to the patient (PR-3)",
            claim("c1", 40, "100"),
            answer(
                5,
                line(
                    1,
                    amount("eligible", "80"),
                    amount("benefit", "59"),
                    adjustment("PR-3", "20")))),
        of(
            "1.00 of nothing paid is no tolerance",
            State.UNKNOWN,
            "The payer paid nothing and gave no reason",
            claim("c1", 40, "1"),
            answer(5, line(1, amount("eligible", "1"), amount("benefit", "0")))),
        of(
            "two per cent of sequestration after the allowed amount are not missing",
            State.PATIENT_DUE,
            "The payer is done; 16.00 USD falls to the patient (PR-2)",
            claim("c1", 40, "100"),
            answer(
                5,
                line(
                    1,
                    amount("eligible", "80"),
                    amount("benefit", "62.72"),
                    adjustment("CO-45", "20"),
                    adjustment("CO-253", "1.28"),
                    adjustment("PR-2", "16")))));
  }

  private static Stream<Arguments> others() {
    return Stream.of(
        of(
            "a second coverage was not billed",
            State.SECONDARY_DUE,
            "20.00 USD falls to the next insurance, Test plan, which was not billed",
            THROUGH_FIRST,
            LEAVES_20,
            coverage("v1", "o1", 1),
            coverage("v2", "o2", 2)),
        of(
            "the second coverage is the same payer's",
            State.PATIENT_DUE,
            "The payer is done; 20.00 USD falls to the patient (PR-2)",
            THROUGH_FIRST,
            LEAVES_20,
            coverage("v1", "o1", 1),
            coverage("v2", "o1", 2)),
        of(
            "the other coverage came first",
            State.PATIENT_DUE,
            "The payer is done; 20.00 USD falls to the patient (PR-2)",
            THROUGH_FIRST,
            LEAVES_20,
            coverage("v1", "o1", 2),
            coverage("v2", "o2", 1)),
        of(
            "the second payer was billed: then its claim is judged",
            State.AWAITING,
            "Sent on 20 Nov 2026, in the payer’s usual time",
            THROUGH_FIRST,
            LEAVES_20,
            coverage("v1", "o1", 1),
            coverage("v2", "o2", 2),
            new Bills("c2")
                .created(3)
                .replaces("Claim/c1")
                .insurer(Party.of(ref("Organization/o2")))
                .nets("100")
                .claim()),
        of(
            "the patient pays without insurance",
            State.PATIENT_DUE,
            "The patient pays without insurance; 70.00 USD is open",
            new Bills("c1")
                .created(40)
                .insurer(Party.UNKNOWN)
                .coverage(Party.of(ref("Coverage/v1")))
                .nets("100")
                .claim(),
            Papers.selfPay("v1"),
            paidByPatient("p1", "Claim/c1", "30")));
  }

  private static Stream<Arguments> withdrawn() {
    ClaimResponse denied = answer(5, line(1, amount("benefit", "0", "CO-50")));
    return Stream.of(
        of(
            "what was denied is written off",
            State.WRITTEN_OFF,
            "Nothing is asked for any more: 100.00 USD was written off",
            claim("c1", 40, "100"),
            denied,
            writeOff("w1", "Claim/c1", "100")),
        of(
            "one cent less leaves the denial",
            State.DENIED,
            "The payer sees no medical necessity (CO-50)",
            claim("c1", 40, "100"),
            denied,
            writeOff("w1", "Claim/c1", "99.99")),
        of(
            "paid after all: nothing is given up any more",
            State.PAID,
            "Paid, nothing is left",
            claim("c1", 40, "100"),
            answer(5, line(1, amount("benefit", "100"))),
            writeOff("w1", "Claim/c1", "100")),
        of(
            "paid in part after all: the rest stays given up",
            State.WRITTEN_OFF,
            "Nothing is asked for any more: 40.00 USD was written off",
            claim("c1", 40, "100"),
            answer(5, line(1, amount("benefit", "60"), amount("benefit", "0", "CO-50"))),
            writeOff("w1", "Claim/c1", "100")),
        of(
            "the rest was given up, then the payer took its payment back",
            State.NO_RESPONSE,
            "The payer took its answer back on 23 Oct 2026 and has not decided anew within 30"
                + " days",
            claim("c1", 90, "100"),
            new Replies("r1").created(60).lines(line(1, amount("benefit", "80"))).response(),
            new Replies("r2").created(31).lines(line(1, amount("benefit", "-80"))).response(),
            writeOff("w1", "Claim/c1", "20")),
        of(
            "a void was sent",
            State.CANCELLED,
            "The claim was withdrawn: a void was sent to the payer",
            new Bills("c1").type("institutional").created(40).nets("100").claim(),
            new Bills("c2")
                .type("institutional")
                .billType("0138")
                .created(30)
                .replaces("Claim/c1")
                .nets("100")
                .claim()),
        of(
            "the payer took its payment back and was silent since",
            State.NO_RESPONSE,
            "The payer took its answer back on 23 Oct 2026 and has not decided anew within 30"
                + " days",
            claim("c1", 90, "100"),
            new Replies("r1").created(60).lines(line(1, amount("benefit", "100"))).response(),
            new Replies("r2").created(31).lines(line(1, amount("benefit", "-100"))).response()),
        of(
            "taken back and corrected on one day: the correction counts once",
            State.PATIENT_DUE,
            "The payer is done; 30.00 USD falls to the patient (PR-1)",
            claim("c1", 90, "100"),
            new Replies("r1").created(60).lines(line(1, amount("benefit", "100"))).response(),
            new Replies("r2").created(31).lines(line(1, amount("benefit", "-100"))).response(),
            new Replies("r3")
                .created(31)
                .lines(line(1, amount("benefit", "70"), adjustment("PR-1", "30")))
                .response()));
  }

  private static Stream<Arguments> asked() {
    return Stream.of(
        of(
            "a receipt whose remark asks for records",
            State.PENDED,
            "The payer asks for records before it decides (N706)",
            claim("c1", 40, "100"),
            new Replies("r1").outcome("queued").note(1, "N706").response()));
  }

  private static Stream<Arguments> impossible() {
    return Stream.of(
        of(
            "a payment below zero that takes nothing back",
            State.UNKNOWN,
            "An amount below zero takes nothing back that is on record",
            claim("c1", 40, "100"),
            answer(5, line(1, amount("submitted", "100"), amount("benefit", "-5")))),
        of(
            "made in a hundred years",
            State.UNKNOWN,
            "The date 2126-01-01 cannot be right",
            new Bills("c1")
                .created(Optional.of(PartialDate.of(LocalDate.of(2126, 1, 1))))
                .nets("100")
                .claim()),
        of(
            "answered before the service",
            State.UNKNOWN,
            "The date 2026-09-24 cannot be right",
            claim("c1", 40, "100"),
            answer(60, line(1, amount("benefit", "100")))),
        of(
            "no total and no prices",
            State.UNKNOWN,
            "The billed amount is not on record",
            new Bills("c1").claim()));
  }
}
