package org.rimborso.account;

import java.util.Optional;
import org.rimborso.chart.Money;

/**
 * What came of one payer's turn.
 *
 * @param answer the answer that counts
 * @param own the figures as this payer tells them
 * @param figures the same measured by what the payers before it left; its own for the first payer
 * @param shortfall by how much it stayed below what it owes by contract, more than tolerated
 */
record Judgement(
    Turn turn,
    Optional<PayerAnswer> answer,
    Figures own,
    Figures figures,
    Verdict verdict,
    Optional<Shortfall> shortfall) {

  /** Whether the payer has decided, so that what it left falls to the next. */
  boolean isDecided() {
    return answer.filter(given -> given.isFinal() && !given.isError()).isPresent()
        && own.conflict().isEmpty()
        && verdict.state() != State.PENDED;
  }

  /** Whether work is left with this very payer although a later one was billed. */
  boolean isContested() {
    return verdict.denial().isPresent() || verdict.state() == State.UNDERPAID;
  }

  Optional<Money> paid() {
    return isDecided() ? figures.paid() : Optional.empty();
  }

  Optional<Money> contractual() {
    return isDecided() ? figures.contractual() : Optional.empty();
  }
}
