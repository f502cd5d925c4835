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
  Rates NONE = (service, modifiers, place, day) -> Optional.empty();

  /**
   * What is allowed for one unit of {@code service} with these modifiers at this place of service
   * on {@code day}; empty where the contract, as far as it is known, does not tell.
   *
   * @param place two digits; empty where the bill does not name it
   */
  Optional<Rate> of(
      CodeableConcept service,
      List<CodeableConcept> modifiers,
      Optional<String> place,
      LocalDate day);

  /**
   * An allowed amount.
   *
   * @param unit for one unit
   * @param source where it stands written
   */
  record Rate(Money unit, String source) {}
}
