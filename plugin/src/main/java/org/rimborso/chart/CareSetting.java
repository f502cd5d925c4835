package org.rimborso.chart;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a bill is an <em>inpatient institutional</em> claim: type institutional, and bill type
 * 11x, 18x or 21x or class IMP, ACUTE or NONAC of its encounter. Neither known is {@link #UNKNOWN}.
 */
public enum CareSetting {
  INPATIENT,
  OTHER,
  UNKNOWN;

  private static final Set<String> INPATIENT_CLASSES = Set.of("IMP", "ACUTE", "NONAC");
  private static final Set<String> INPATIENT_BILLS = Set.of("11", "18", "21");

  /** The setting of {@code claim} with these encounters. */
  public static CareSetting of(Claim claim, Collection<Encounter> encounters) {
    if (claim.type().isPresent() && !claim.type().get().equals("institutional")) {
      return OTHER;
    }
    Optional<String> bill = billType(claim);
    if (bill.isPresent()) {
      return INPATIENT_BILLS.contains(bill.get().substring(0, 2)) ? INPATIENT : OTHER;
    }
    if (encounters.stream().anyMatch(CareSetting::isInpatient)) {
      return claim.type().isPresent() ? INPATIENT : UNKNOWN;
    }
    return encounters.stream().anyMatch(e -> e.classCode().isPresent()) ? OTHER : UNKNOWN;
  }

  /** Whether the encounter is a stay. */
  public static boolean isInpatient(Encounter encounter) {
    return encounter.classCode().filter(INPATIENT_CLASSES::contains).isPresent();
  }

  /** The type of bill without its leading zero, where the claim states one. */
  public static Optional<String> billType(Claim claim) {
    if (claim.supportingInfo().isEmpty()) {
      return Optional.empty();
    }
    return claim.supportingInfo().stream()
        .filter(info -> info.category().hasCode("typeofbill"))
        .flatMap(info -> info.code().codings().stream())
        .map(coding -> coding.code().startsWith("0") ? coding.code().substring(1) : coding.code())
        .filter(code -> code.length() >= 2)
        .findFirst();
  }
}
