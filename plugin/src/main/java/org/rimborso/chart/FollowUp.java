package org.rimborso.chart;

import java.util.List;
import java.util.Optional;

/**
 * Our own follow-up record about one account: a ClaimResponse that no reader may take for a payer's
 * answer.
 *
 * @param account the Claim, or the ExplanationOfBenefit where there is no Claim
 * @param version the version id the EHR gave it, for If-Match
 * @param remarks what others wrote into it: theirs, never among {@code notes}
 */
public record FollowUp(
    Reference reference,
    Optional<Reference> patient,
    Reference account,
    Optional<String> version,
    List<Note> notes,
    List<Answer.ProcessNote> remarks)
    implements Resource {
  public FollowUp {
    notes = List.copyOf(notes);
    remarks = List.copyOf(remarks);
  }

  /** A record into which nobody else wrote. */
  public FollowUp(
      Reference reference,
      Optional<Reference> patient,
      Reference account,
      Optional<String> version,
      List<Note> notes) {
    this(reference, patient, account, version, notes, List.of());
  }
}
