package org.rimborso.chart;

import java.util.Optional;

/**
 * An explanation of benefit: the bill as the payer saw it, and the answer.
 *
 * @param bill its claim half; its reference is the EOB's
 * @param claim the Claim it answers, where it names one
 */
public record ExplanationOfBenefit(Claim bill, Optional<Reference> claim, Answer answer)
    implements Resource {
  @Override
  public Reference reference() {
    return bill.reference();
  }

  @Override
  public Optional<Reference> patient() {
    return bill.patient();
  }
}
