package org.rimborso.chart;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * One adjudication entry of a line, of the whole claim, or of a total.
 *
 * @param category what the amount is, as coded (FHIR, CARIN and others: {@code submitted}, {@code
 *     benefit}, …; group codes CO, PR, …)
 * @param reasons claim adjustment reason and remark codes, in the order sent
 * @param group group code from a known extension, else empty
 */
public record Adjudication(
    CodeableConcept category,
    List<CodeableConcept> reasons,
    Optional<String> group,
    Optional<Money> amount,
    Optional<BigDecimal> value) {
  public Adjudication {
    reasons = List.copyOf(reasons);
  }
}
