package org.rimborso.chart;

import java.util.Optional;

/** What every resource that enters a chart has. */
public sealed interface Resource
    permits Patient,
        Encounter,
        Condition,
        Procedure,
        ServiceRecord,
        Correspondence,
        Coverage,
        Claim,
        ClaimResponse,
        ExplanationOfBenefit,
        Payment,
        WriteOff,
        Provider,
        FollowUp {

  Reference reference();

  /** The patient it belongs to; empty for those who serve many (providers). */
  Optional<Reference> patient();
}
