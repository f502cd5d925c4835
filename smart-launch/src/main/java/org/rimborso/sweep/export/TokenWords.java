package org.rimborso.sweep.export;

import java.util.Optional;
import org.rimborso.smart.Problem;

/** Why the EHR gave no token, as a sentence with the way out. */
final class TokenWords {
  private TokenWords() {}

  static String of(Optional<Problem> problem) {
    String detail = problem.flatMap(Problem::detail).map(code -> " (" + code + ")").orElse("");
    return switch (problem.map(Problem::kind).orElse(Problem.Kind.TOKEN_REFUSED)) {
      case EHR_NOT_REACHED -> "The EHR or its authorization server did not answer.";
      case DISCOVERY_INVALID ->
          "The EHR's SMART configuration names no token endpoint at its own origin or in"
              + " tokenHosts.";
      case SECRET_UNREADABLE ->
          "The app's signing key could not be used; does the store open, and is the app that runs"
              + " of this version?";
      case TOKEN_INVALID -> "The EHR's answer to the request for a token is not readable.";
      default ->
          "The EHR gave no token"
              + detail
              + "; is the app registered there as 'rimborso ehr registration' prints it, and does"
              + " its key set answer?";
    };
  }
}
