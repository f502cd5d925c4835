package org.rimborso.rule;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.rimborso.chart.Adjudication;
import org.rimborso.chart.Claim;
import org.rimborso.chart.ClaimResponse;
import org.rimborso.chart.CodeableConcept;
import org.rimborso.chart.Coding;
import org.rimborso.chart.Money;
import org.rimborso.chart.Period;
import org.rimborso.chart.Reference;

/** Payers' answers made by chance: to claims and to requests for authorisation. */
final class RandomAnswers extends Chances {
  RandomAnswers(Random random) {
    super(random);
  }

  /** An answer to some claim; its authorisation, if it is one, is good for {@code days}. */
  ClaimResponse response(String id, Period days) {
    ClaimResponse plain =
        SampleChart.response(
            id,
            "Claim/" + random.nextInt(10),
            one("complete", "complete", "queued", "error", "partial"),
            List.of(amount(one("benefit", "coinsurance", "eligible", "PR", "other"))));
    return new ClaimResponse(
        plain.reference(),
        plain.patient(),
        plain.request(),
        one("claim", "preauthorization"),
        plain.answer(),
        random.nextInt(3) == 0 ? Optional.empty() : Optional.of(number()),
        days);
  }

  /** The number of an authorisation that may exist. */
  String number() {
    return one("PA-1", "PA-2", "");
  }

  /** Where a line may have been served. */
  CodeableConcept place() {
    return coded(one("11", "21", "22", "02", "somewhere"));
  }

  /** The claim that a claim may replace, with or without the payer's number of it. */
  Claim.Related prior() {
    return new Claim.Related(
        Optional.of(new Reference("Claim", Integer.toString(random.nextInt(10)))),
        Optional.of("prior"),
        random.nextBoolean() ? Optional.of("ICN-1") : Optional.empty());
  }

  private Adjudication amount(String category) {
    return new Adjudication(
        coded(category),
        List.of(),
        Optional.empty(),
        Optional.of(Money.of(one("20.00", "0.00", "80.00"), "USD")),
        Optional.empty());
  }

  private static CodeableConcept coded(String code) {
    return new CodeableConcept(List.of(new Coding("", code, Optional.empty())), Optional.empty());
  }
}
