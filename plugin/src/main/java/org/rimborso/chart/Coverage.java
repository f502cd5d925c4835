package org.rimborso.chart;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A patient's insurance.
 *
 * @param order Coverage.order, the place among the patient's coverages, from 1
 */
public record Coverage(
    Reference reference,
    Optional<Reference> patient,
    String status,
    CodeableConcept type,
    Period period,
    List<Party> payors,
    Optional<String> memberId,
    OptionalInt order)
    implements Resource {
  public Coverage {
    payors = List.copyOf(payors);
  }

  /** Whether the patient pays: HL7's self-pay type, or source of payment 81 (self-pay). */
  public boolean isSelfPay() {
    return type.code("http://terminology.hl7.org/CodeSystem/coverage-selfpay").isPresent()
        || type.code("https://nahdo.org/sopt").filter(code -> code.startsWith("81")).isPresent();
  }
}
