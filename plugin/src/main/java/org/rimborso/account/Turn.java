package org.rimborso.account;

import java.util.List;
import java.util.Optional;
import org.rimborso.payer.ChartPayers;
import org.rimborso.payer.PayerProfile;

/**
 * One payer's turn in an account: its bills, oldest first, never empty, and what it answered to
 * them. An answer of a payer that was never billed itself (a claim passed on by the payer before)
 * stands with the bill that it answers.
 */
record Turn(Payees.Payee payee, List<Bill> bills) {
  Turn {
    bills = List.copyOf(bills);
  }

  /** The latest bill that is not cancelled; the latest at all where all are. */
  Bill inForce() {
    for (int i = bills.size() - 1; i >= 0; i--) {
      if (!bills.get(i).isCancelled()) {
        return bills.get(i);
      }
    }
    return bills.get(bills.size() - 1);
  }

  /** What the site knows of this payer. */
  Optional<PayerProfile> profile(ChartPayers profiles) {
    return payee.isBilled()
        ? profiles.of(inForce().claim())
        : payee.coverage().flatMap(profiles::of);
  }

  /** Whether nothing is asked of this payer any more: all cancelled, or the last a void. */
  boolean isWithdrawn() {
    return inForce().isCancelled() || inForce().isVoid() && !inForce().isDraft();
  }

  /** The answer that counts; none while the bill in force is not with the payer. */
  Optional<PayerAnswer> judged() {
    return inForce().isDraft() || isWithdrawn()
        ? Optional.empty()
        : PayerAnswer.judged(inForce().standing());
  }

  /**
   * Decisions of this payer, at all times, that uphold what was decided before; of one day only
   * one, for a decision may come as ClaimResponse and as ExplanationOfBenefit.
   */
  long upheld() {
    return bills.stream()
        .flatMap(bill -> bill.standing().stream())
        .filter(PayerAnswer::isFinal)
        .filter(PayerAnswer::isUpheld)
        .mapToLong(PayerAnswer::day)
        .distinct()
        .count();
  }
}
