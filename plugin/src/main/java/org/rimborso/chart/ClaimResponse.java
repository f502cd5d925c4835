package org.rimborso.chart;

import java.util.Optional;

/**
 * A payer's answer to a claim.
 *
 * @param request the claim it answers
 * @param use FHIR code: {@code claim}, {@code preauthorization}, {@code predetermination}
 * @param authorization ClaimResponse.preAuthRef, the number of the consent that it gives
 * @param authorized the days that the consent is for
 */
public record ClaimResponse(
    Reference reference,
    Optional<Reference> patient,
    Optional<Reference> request,
    String use,
    Answer answer,
    Optional<String> authorization,
    Period authorized)
    implements Resource {}
