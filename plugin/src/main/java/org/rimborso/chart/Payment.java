package org.rimborso.chart;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Money that was moved for bills, as a PaymentNotice or PaymentReconciliation tells.
 *
 * @param status FHIR code, such as {@code active}, {@code cancelled}
 * @param fromPatient whether the patient, or who acts for them, paid
 * @param announces the payment that this only gives notice of, where it names one
 */
public record Payment(
    Reference reference,
    String status,
    boolean fromPatient,
    Optional<Reference> announces,
    List<Part> parts)
    implements Resource {
  private static final Set<String> VOID = Set.of("cancelled", "entered-in-error", "draft");

  public Payment {
    parts = List.copyOf(parts);
  }

  /** What of it is for which bill, or for which answer of a payer. */
  public record Part(
      Optional<Reference> claim, Optional<Reference> answer, Optional<Money> amount) {}

  /** Whether it stands: not cancelled, not a draft, not entered in error. */
  public boolean stands() {
    return !VOID.contains(status);
  }

  /** One payment may be for many patients. */
  @Override
  public Optional<Reference> patient() {
    return Optional.empty();
  }
}
