package org.rimborso.account;

import static org.rimborso.account.Papers.adjustment;
import static org.rimborso.account.Papers.amount;
import static org.rimborso.account.Papers.answer;
import static org.rimborso.account.Papers.claim;
import static org.rimborso.account.Papers.line;

import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** States after a payer has decided: denied, owed by the patient, paid. */
class DecidedStateTest extends StateCases {

  static Stream<Arguments> cases() {
    return Stream.of(denied(), settled()).flatMap(cases -> cases);
  }

  private static Stream<Arguments> denied() {
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

  private static Stream<Arguments> settled() {
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
}
