package org.rimborso.rule;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.rimborso.payer.ModifierNeed;
import org.rimborso.payer.Requirements;
import org.rimborso.payer.ServiceCodes;

/** Builds what a payer asks for, for a test: nothing is said but what is said here. */
public final class SampleRequirements {
  private Optional<ServiceCodes> priorAuthorization = Optional.empty();
  private Optional<List<ModifierNeed>> modifiers = Optional.empty();
  private Optional<Set<String>> telehealthModifiers = Optional.empty();
  private Optional<Boolean> ndc = Optional.empty();
  private Optional<Boolean> presentOnAdmission = Optional.empty();
  private Optional<Boolean> sexConflict = Optional.empty();
  private OptionalInt paymentWindowDays = OptionalInt.empty();
  private Optional<Boolean> paysBeforeMedicare = Optional.empty();

  private SampleRequirements() {}

  public static SampleRequirements requires() {
    return new SampleRequirements();
  }

  public SampleRequirements authorization(String... codes) {
    priorAuthorization = Optional.of(new ServiceCodes(List.of(codes)));
    return this;
  }

  /** One of {@code anyOf} on lines of {@code codes}. */
  public SampleRequirements modifier(String codes, String... anyOf) {
    modifiers =
        Optional.of(List.of(new ModifierNeed(new ServiceCodes(List.of(codes)), Set.of(anyOf))));
    return this;
  }

  public SampleRequirements telehealth(String... anyOf) {
    telehealthModifiers = Optional.of(Set.of(anyOf));
    return this;
  }

  public SampleRequirements ndc(boolean value) {
    ndc = Optional.of(value);
    return this;
  }

  public SampleRequirements presentOnAdmission(boolean value) {
    presentOnAdmission = Optional.of(value);
    return this;
  }

  public SampleRequirements sexConflict(boolean value) {
    sexConflict = Optional.of(value);
    return this;
  }

  public SampleRequirements windowOf(int days) {
    paymentWindowDays = OptionalInt.of(days);
    return this;
  }

  public SampleRequirements beforeMedicare() {
    paysBeforeMedicare = Optional.of(true);
    return this;
  }

  public Requirements build() {
    return new Requirements(
        priorAuthorization,
        modifiers,
        telehealthModifiers,
        ndc,
        presentOnAdmission,
        sexConflict,
        paymentWindowDays,
        paysBeforeMedicare);
  }
}
