package org.rimborso.chart;

import java.util.List;
import java.util.Optional;

/**
 * Our own follow-up record about one account: a ClaimResponse that no reader may take for a payer's
 * answer.
 *
 * @param account the Claim, or the ExplanationOfBenefit where there is no Claim
 * @param version the version id the EHR gave it, for If-Match
 */
public record FollowUp(
    Reference reference,
    Optional<Reference> patient,
    Reference account,
    Optional<String> version,
    List<Note> notes)
    implements Resource {
  public FollowUp {
    notes = List.copyOf(notes);
  }
}
