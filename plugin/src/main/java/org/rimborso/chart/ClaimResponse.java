package org.rimborso.chart;

import java.util.Optional;

/**
 * A payer's answer to a claim.
 *
 * @param request the claim it answers
 * @param use FHIR code: {@code claim}, {@code preauthorization}, {@code predetermination}
 */
public record ClaimResponse(
    Reference reference,
    Optional<Reference> patient,
    Optional<Reference> request,
    String use,
    Answer answer)
    implements Resource {}
