package org.rimborso.chart;

import java.util.List;
import java.util.Optional;

/**
 * A condition: what a clinician says the patient has.
 *
 * @param clinicalStatus FHIR code, such as {@code active}
 * @param verificationStatus FHIR code, such as {@code confirmed}, {@code refuted}, {@code
 *     entered-in-error}
 * @param categories FHIR codes, such as {@code encounter-diagnosis}, {@code problem-list-item}
 */
public record Condition(
    Reference reference,
    Optional<Reference> patient,
    CodeableConcept code,
    Optional<Reference> encounter,
    Optional<String> clinicalStatus,
    Optional<String> verificationStatus,
    List<String> categories,
    Optional<PartialDate> onset,
    Optional<PartialDate> recorded)
    implements Resource {
  public Condition {
    categories = List.copyOf(categories);
  }

  /** Whether this tells of the patient's life (work, school, housing …) and is no diagnosis. */
  public boolean isSocialFinding() {
    return SocialFindings.include(this);
  }

  /** Whether the record itself says that this is not so. */
  public boolean isRefuted() {
    return verificationStatus
        .filter(s -> s.equals("refuted") || s.equals("entered-in-error"))
        .isPresent();
  }
}
