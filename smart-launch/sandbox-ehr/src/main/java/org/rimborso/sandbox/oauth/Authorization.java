package org.rimborso.sandbox.oauth;

import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.openid.connect.sdk.Nonce;
import java.net.URI;
import java.util.Optional;

/**
 * An authorization request that passed every check.
 *
 * @param launch the launch it redeemed
 * @param redirect where the answer goes
 * @param state of the app, returned unchanged
 * @param challenge PKCE challenge, always S256
 * @param nonce for the id token, if the app sent one
 * @param scope what will be granted
 */
record Authorization(
    Launch launch,
    URI redirect,
    State state,
    CodeChallenge challenge,
    Optional<Nonce> nonce,
    Scope scope) {

  /** The same for this patient. */
  Authorization of(String patient) {
    return new Authorization(launch.of(patient), redirect, state, challenge, nonce, scope);
  }
}
