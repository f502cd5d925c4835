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
    return switch (code.trim().toUpperCase(Locale.ROOT)) {
      case "CO" -> Optional.of(CO);
      case "PR" -> Optional.of(PR);
      case "OA" -> Optional.of(OA);
      case "PI" -> Optional.of(PI);
      case "CR" -> Optional.of(CR);
      default -> Optional.empty();
    };
  }

  static Optional<Group> of(CodeableConcept category) {
    for (Coding coding : category.codings()) {
      Optional<Group> group = of(coding.code());
      if (group.isPresent()) {
        return group;
      }
    }
    return Optional.empty();
  }
}
