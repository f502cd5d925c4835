package org.rimborso.rules.coverage;

import java.util.Map;
import org.rimborso.chart.Coding;
import org.rimborso.chart.Coverage;

/**
 * For which kind of care a coverage is, by HL7's coverage types. Coverages of different kinds do
 * not wait for each other.
 */
enum CoverageKind {
  DENTAL,
  VISION,
  DRUG,
  ACCIDENT,
  /** All others, and whatever names no type. */
  MEDICAL;

  private static final Map<String, CoverageKind> BY_TYPE =
      Map.of(
          "DENTAL", DENTAL,
          "DENTPRG", DENTAL,
          "VISPOL", VISION,
          "DRUGPOL", DRUG,
          "AUTOPOL", ACCIDENT,
          "COL", ACCIDENT,
          "UNINSMOT", ACCIDENT,
          "WCBPOL", ACCIDENT);

  static CoverageKind of(Coverage coverage) {
    return coverage.type().codings().stream()
        .map(Coding::code)
        .filter(BY_TYPE::containsKey)
        .findFirst()
        .map(BY_TYPE::get)
        .orElse(MEDICAL);
  }
}
