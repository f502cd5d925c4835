package org.rimborso.fhir.read;

import java.util.Optional;

/**
 * One issue of an OperationOutcome.
 *
 * @param severity FHIR code: {@code fatal}, {@code error}, {@code warning}, {@code information}
 * @param code FHIR code, such as {@code forbidden}, {@code incomplete}
 * @param diagnostics the server's words; they may name patients and go into no log
 */
public record Issue(String severity, String code, Optional<String> diagnostics) {

  /** Whether the server says that something is missing or wrong, not only that something is so. */
  public boolean isTrouble() {
    return !severity.equals("information");
  }
}
