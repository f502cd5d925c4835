package org.rimborso.chart;

import java.util.Optional;

/**
 * An amount that the provider gave up, approved; ours, and never in a payer's resource. A proposal
 * is none.
 *
 * @param account the Claim, or the ExplanationOfBenefit where there is no Claim
 */
public record WriteOff(
    Reference reference, Optional<Reference> patient, Reference account, Money amount)
    implements Resource {}
