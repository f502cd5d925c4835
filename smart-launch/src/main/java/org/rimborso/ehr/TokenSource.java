package org.rimborso.ehr;

import java.util.Optional;

/**
 * Gives the access token of a launch. Implemented by {@code smart}; tokens never leave the server.
 */
@FunctionalInterface
public interface TokenSource {
  /** The bearer token for requests of this launch, or empty when there is none any more. */
  Optional<String> token(String launchId);

  /**
   * Another token in place of one that the EHR did not take (401), or empty where none can be had:
   * then the user must launch again.
   */
  default Optional<String> renewed(String launchId, String refused) {
    return Optional.empty();
  }
}
