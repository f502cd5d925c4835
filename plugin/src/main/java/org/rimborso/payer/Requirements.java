package org.rimborso.payer;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What a payer asks of claims. Empty is not said, and then not known; a list without entries is
 * said, and asks for nothing.
 *
 * @param priorAuthorization services that need the payer's consent beforehand
 * @param modifiers modifiers that lines of certain codes need
 * @param telehealthModifiers of which a telehealth line needs one
 * @param ndc whether drug lines need a National Drug Code
 * @param presentOnAdmission whether inpatient diagnoses need the present-on-admission indicator
 * @param paymentWindowDays days before admission whose services belong on the claim for the stay
 * @param sexConflict whether it still turns down diagnoses that do not fit the patient's sex
 * @param paysBeforeMedicare whether it is a group plan that comes before Medicare
 */
public record Requirements(
    Optional<ServiceCodes> priorAuthorization,
    Optional<List<ModifierNeed>> modifiers,
    Optional<Set<String>> telehealthModifiers,
    Optional<Boolean> ndc,
    Optional<Boolean> presentOnAdmission,
    Optional<Boolean> sexConflict,
    OptionalInt paymentWindowDays,
    Optional<Boolean> paysBeforeMedicare) {
  /** Nothing is said. */
  public static final Requirements UNKNOWN =
      new Requirements(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          OptionalInt.empty(),
          Optional.empty());

  public Requirements {
    modifiers = modifiers.map(List::copyOf);
    telehealthModifiers = telehealthModifiers.map(Set::copyOf);
  }

  /** These; what they do not say as {@code others} say it. */
  Requirements or(Requirements others) {
    return new Requirements(
        priorAuthorization.or(others::priorAuthorization),
        modifiers.or(others::modifiers),
        telehealthModifiers.or(others::telehealthModifiers),
        ndc.or(others::ndc),
        presentOnAdmission.or(others::presentOnAdmission),
        sexConflict.or(others::sexConflict),
        paymentWindowDays.isPresent() ? paymentWindowDays : others.paymentWindowDays,
        paysBeforeMedicare.or(others::paysBeforeMedicare));
  }
}
