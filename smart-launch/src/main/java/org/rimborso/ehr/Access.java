package org.rimborso.ehr;

import java.util.Optional;

/** On whose behalf a call is made. The token is asked for anew with each call. */
@FunctionalInterface
public interface Access {
  /** The bearer token, or empty when there is none any more. */
  Optional<String> token();

  /** Another token in place of one that the EHR did not take, if one can be had. */
  default Optional<String> renewed(String refused) {
    return Optional.empty();
  }

  /** The access of one launch. */
  static Access of(TokenSource tokens, String launchId) {
    return new Access() {
      @Override
      public Optional<String> token() {
        return tokens.token(launchId);
      }

      @Override
      public Optional<String> renewed(String refused) {
        return tokens.renewed(launchId, refused);
      }
    };
  }
}
