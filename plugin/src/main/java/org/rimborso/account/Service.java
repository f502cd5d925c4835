package org.rimborso.account;

import java.util.Optional;
import org.rimborso.chart.Money;

/**
 * What a payer answered to one line, or to the claim as a whole where it answered no lines.
 *
 * @param sequence of the line; 0 for the claim as a whole, and for lines that payers added
 * @param charge what was asked; empty where neither claim nor answer tells
 * @param contractual what the contract takes off
 */
record Service(
    int sequence,
    Optional<Money> charge,
    Optional<Money> contractual,
    Optional<Money> paid,
    Optional<Money> patientShare,
    Sums sums) {

  static Service of(int sequence, Optional<Money> billed, Sums sums) {
    Optional<Money> charge = billed.or(() -> sums.get(Amount.SUBMITTED));
    Service plain =
        new Service(
            sequence, charge, contractual(charge, sums), sums.paid(), sums.patientShare(), sums);
    return plain.withOnlyExplanation();
  }

  /** What is left after all that is known; parts that are not known count as nothing taken off. */
  Optional<Money> rest() {
    Optional<Money> earlier = sums.adjusted(Adjustment.Effect.EARLIER_PAYER);
    return charge.map(
        money -> less(less(less(less(money, contractual), paid), patientShare), earlier));
  }

  /** What the payer is known to hold back for reasons that make it a denial. */
  Optional<Money> denied() {
    return isDenied() || isCut() ? rest() : Optional.empty();
  }

  /** Whether it asked for money, as far as is known. */
  boolean isCharged() {
    return charge.map(money -> money.signum() != 0).orElse(true);
  }

  boolean isPaidSomething() {
    return paid.filter(money -> money.signum() > 0).isPresent();
  }

  /** Denied as a whole: a true reason, nothing paid, something still open. */
  boolean isDenied() {
    return sums.has(Adjustment.Effect.DENIAL) && isCharged() && !isPaidSomething() && isOpen();
  }

  /** Paid in part and denied in part. */
  boolean isCut() {
    return sums.has(Adjustment.Effect.DENIAL) && isPaidSomething() && isOpen();
  }

  private boolean isOpen() {
    return rest().map(money -> Figures.isOwed(money)).orElse(true);
  }

  /**
   * A contractual or patient's reason may come without its amount. Where it is the only one that
   * lacks it, and nothing is denied or pended, its amount is the rest.
   */
  private Service withOnlyExplanation() {
    boolean byContract = contractual.isEmpty() && sums.has(Adjustment.Effect.CONTRACTUAL);
    boolean byPatient = patientShare.isEmpty() && sums.has(Adjustment.Effect.PATIENT);
    if (paid.isEmpty()
        || byContract == byPatient
        || sums.has(Adjustment.Effect.DENIAL)
        || sums.has(Adjustment.Effect.PENDED)
        || sums.has(Adjustment.Effect.EARLIER_PAYER)) {
      return this;
    }
    Optional<Money> rest = rest().filter(Figures::isOwed);
    if (rest.isEmpty()) {
      return this;
    }
    return byContract
        ? new Service(sequence, charge, rest, paid, patientShare, sums)
        : new Service(sequence, charge, contractual, paid, rest, sums);
  }

  /**
   * Amounts of contractual reasons, else a discount, else submitted less allowed. An allowed amount
   * of zero is no contract: it is a denial or a payer's silence. What a denial takes is never
   * contractual.
   */
  private static Optional<Money> contractual(Optional<Money> charge, Sums sums) {
    return sums.adjusted(Adjustment.Effect.CONTRACTUAL)
        .or(() -> sums.get(Amount.DISCOUNT))
        .or(() -> belowCharge(sums.get(Amount.SUBMITTED).or(() -> charge), sums));
  }

  private static Optional<Money> belowCharge(Optional<Money> submitted, Sums sums) {
    Optional<Money> allowed = sums.get(Amount.ALLOWED).filter(money -> money.signum() > 0);
    if (submitted.isEmpty() || allowed.isEmpty()) {
      return Optional.empty();
    }
    Money cut = submitted.get().minus(allowed.get());
    Money less = less(cut, sums.adjusted(Adjustment.Effect.DENIAL));
    return Optional.of(less.signum() < 0 ? Money.zero(less.currency()) : less);
  }

  private static Money less(Money money, Optional<Money> part) {
    return part.map(money::minus).orElse(money);
  }
}
