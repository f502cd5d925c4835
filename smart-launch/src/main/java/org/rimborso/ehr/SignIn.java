package org.rimborso.ehr;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * How the app and an EHR show each other who they are, beyond what every launch needs.
 *
 * @param privateKey whether the app signs with its own key ({@code private_key_jwt}) instead of
 *     sending a secret
 * @param refreshScope {@code online_access} or {@code offline_access}; empty: no refresh token is
 *     asked for, and none is kept
 * @param standalone the context scopes of a launch that begins here, such as {@code
 *     launch/patient}; empty where launches begin at the EHR only
 * @param redirectOnly whether authorize requests are never sent as a form, even where the EHR would
 *     take one
 * @param caller who may call our CDS Hooks services on behalf of this EHR
 */
public record SignIn(
    boolean privateKey,
    Optional<String> refreshScope,
    Optional<List<String>> standalone,
    boolean redirectOnly,
    Optional<Caller> caller) {
  /** As an EHR that only launches the app: nothing more. */
  public static final SignIn PLAIN =
      new SignIn(false, Optional.empty(), Optional.empty(), false, Optional.empty());

  public SignIn {
    standalone = standalone.map(List::copyOf);
  }

  /**
   * A caller of CDS Hooks services.
   *
   * @param issuer exactly as its tokens name it
   * @param keys where its public keys are; nothing else is ever fetched for it
   */
  public record Caller(String issuer, URI keys) {}
}
