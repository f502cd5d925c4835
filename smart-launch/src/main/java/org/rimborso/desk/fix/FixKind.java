package org.rimborso.desk.fix;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** How a finding can be corrected in the chart, and the one place that says which rule's is how. */
public enum FixKind {
  /** Another code for what is diagnosed. */
  RECODE,
  /** A diagnosis for a visit that has none. */
  ADD_DIAGNOSIS,
  /** Whether what is diagnosed is so. */
  VERIFY,
  /** The end of a visit. */
  CLOSE,
  /** Where a patient went after a stay. */
  DISPOSITION;

  private static final Map<String, FixKind> OF_RULES =
      Map.ofEntries(
          Map.entry("diagnosis-not-billable", RECODE),
          Map.entry("diagnosis-unspecified", RECODE),
          Map.entry("diagnosis-unknown-code", RECODE),
          Map.entry("diagnosis-not-valid-on-date", RECODE),
          Map.entry("diagnosis-icd9-after-transition", RECODE),
          Map.entry("diagnosis-uncoded", RECODE),
          Map.entry("diagnosis-missing", ADD_DIAGNOSIS),
          Map.entry("diagnosis-refuted-billed", VERIFY),
          Map.entry("diagnosis-uncertain-outpatient", VERIFY),
          Map.entry("encounter-not-closed", CLOSE),
          Map.entry("encounter-no-disposition", DISPOSITION));

  /** How findings of a rule are corrected; empty where that is not for the chart. */
  public static Optional<FixKind> of(String rule) {
    return Optional.ofNullable(OF_RULES.get(rule));
  }

  /** Whether it is a code that is chosen. */
  public boolean picksCode() {
    return this == RECODE || this == ADD_DIAGNOSIS;
  }

  /** As the store and message bundles spell it. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
