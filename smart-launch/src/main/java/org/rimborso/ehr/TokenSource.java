package org.rimborso.ehr;

import java.util.Optional;

/**
 * Gives the access token of a launch. Implemented by {@code smart}; tokens never leave the server.
 */
@FunctionalInterface
public interface TokenSource {
  /** The bearer token for requests of this launch, or empty when there is none any more. */
  Optional<String> token(String launchId);
}
