package org.rimborso.ehr;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** On whose behalf a call is made. The token is asked for anew with each call. */
@FunctionalInterface
public interface Access {
  /** The bearer token, or empty when there is none any more. */
  Optional<String> token();

  /** Another token in place of one that the EHR did not take, if one can be had. */
  default Optional<String> renewed(String refused) {
    return Optional.empty();
  }

  /**
   * The access of one launch, for one page or delivery: only the token that it begins with is
   * renewed. What is refused with a newer one stays refused, however many calls are under way.
   */
  static Access of(TokenSource tokens, String launchId) {
    AtomicReference<String> first = new AtomicReference<>();
    return new Access() {
      @Override
      public Optional<String> token() {
        Optional<String> token = tokens.token(launchId);
        token.ifPresent(one -> first.compareAndSet(null, one));
        return token;
      }

      @Override
      public Optional<String> renewed(String refused) {
        return refused.equals(first.get()) ? tokens.renewed(launchId, refused) : Optional.empty();
      }
    };
  }
}
