package org.rimborso.account;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.rimborso.chart.CareSetting;
import org.rimborso.chart.Claim;
import org.rimborso.chart.Party;
import org.rimborso.chart.Reference;

/**
 * One bill and what payers answered to it.
 *
 * @param reference the Claim, or the first ExplanationOfBenefit where the chart has no Claim
 * @param claim the bill itself; from the last ExplanationOfBenefit where the chart has no Claim
 * @param answers those that stand, oldest first
 */
record Bill(Reference reference, Claim claim, List<PayerAnswer> answers) {
  private static final int FREQUENCY = 2;

  Bill {
    List<PayerAnswer> standing = new ArrayList<>(answers);
    standing.removeIf(answer -> !answer.stands());
    standing.sort(PayerAnswer.ORDER);
    answers = List.copyOf(standing);
  }

  boolean isCancelled() {
    return claim.status().equals("cancelled");
  }

  boolean isDraft() {
    return claim.status().equals("draft");
  }

  /** Whether it asks the payer to drop the bill before it: a type of bill that ends in 8. */
  boolean isVoid() {
    return CareSetting.billType(claim)
        .filter(type -> type.length() > FREQUENCY && type.charAt(FREQUENCY) == '8')
        .isPresent();
  }

  /** What a note or a payment may call it: its own reference, and those of its answers. */
  Stream<Reference> names() {
    return Stream.concat(Stream.of(reference), answers.stream().map(PayerAnswer::reference));
  }

  /** The answers without what the payer took back. */
  List<PayerAnswer> standing() {
    return Reversals.settled(answers);
  }

  /** This bill with those of its answers whose insurer is {@code wanted}. */
  Bill answeredBy(Predicate<Party> wanted) {
    return new Bill(
        reference,
        claim,
        answers.stream().filter(answer -> wanted.test(answer.answer().insurer())).toList());
  }

  /** This bill with more answers. */
  Bill withAnswers(List<PayerAnswer> more) {
    List<PayerAnswer> all = new ArrayList<>(answers);
    all.addAll(more);
    return new Bill(reference, claim, all);
  }
}
