package org.rimborso.ehr;

import java.util.Optional;

/** On whose behalf a call is made. The token is asked for anew with each call. */
@FunctionalInterface
public interface Access {
  /** The bearer token, or empty when there is none any more. */
  Optional<String> token();

  /** The access of one launch. */
  static Access of(TokenSource tokens, String launchId) {
    return () -> tokens.token(launchId);
  }
}
