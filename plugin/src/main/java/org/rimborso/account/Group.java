package org.rimborso.account;

import java.util.Locale;
import java.util.Optional;
import org.rimborso.chart.CodeableConcept;
import org.rimborso.chart.Coding;

/** Who bears an adjustment: the claim adjustment group codes. */
enum Group {
  /** The provider, by contract or duty; never the patient. */
  CO,
  /** The patient, or the next payer. */
  PR,
  /** Neither. */
  OA,
  /** The payer's own cut, without a contract. */
  PI,
  /** A correction of an earlier answer. */
  CR;

  static Optional<Group> of(String code) {
    for (Group group : values()) {
      if (group.name().equals(code.trim().toUpperCase(Locale.ROOT))) {
        return Optional.of(group);
      }
    }
    return Optional.empty();
  }

  static Optional<Group> of(CodeableConcept category) {
    return category.codings().stream().map(Coding::code).flatMap(c -> of(c).stream()).findFirst();
  }
}
