package org.rimborso.chart;

import java.util.Optional;

/**
 * What a chart says of a service, beside its {@link Procedure}s: a ServiceRequest, Observation,
 * DiagnosticReport, MedicationAdministration or Immunization; {@link #reference} tells which.
 *
 * @param status FHIR code, such as {@code completed}
 * @param code what was ordered, observed, reported or given
 * @param performed when; of an order without a day, from when on
 */
public record ServiceRecord(
    Reference reference,
    Optional<Reference> patient,
    String status,
    CodeableConcept code,
    Period performed)
    implements Resource {}
