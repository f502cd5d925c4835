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
}
