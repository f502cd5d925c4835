package org.rimborso.payer;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.rimborso.chart.CodeableConcept;
import org.rimborso.chart.Money;

/** What the contract with one payer allows for services. */
@FunctionalInterface
public interface Rates {
  /** No contract is known. */
  Rates NONE = (service, modifiers, day) -> Optional.empty();

  /**
   * What is allowed for one unit of {@code service} with these modifiers on {@code day}; empty
   * where the contract, as far as it is known, does not tell.
   */
  Optional<Rate> of(CodeableConcept service, List<CodeableConcept> modifiers, LocalDate day);

  /**
   * An allowed amount.
   *
   * @param unit for one unit
   * @param source where it stands written
   */
  record Rate(Money unit, String source) {}
}
