package org.rimborso.chart;

import java.util.Optional;

/**
 * A procedure that was done, or not: {@code status} is the FHIR code, such as {@code completed}.
 */
public record Procedure(
    Reference reference,
    Optional<Reference> patient,
    String status,
    CodeableConcept code,
    Optional<Reference> encounter,
    Period performed)
    implements Resource {}
