package org.rimborso.sandbox.oauth;

import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * The one app that may ask for tokens: a confidential client with a shared secret, and with keys of
 * its own where an issuer wants signatures.
 *
 * @param redirectUris where codes may be sent; compared as exact strings
 * @param keys where the app publishes the keys it signs with, if it does
 * @param backend under which it asks for tokens with no user there, if it does
 */
public record RegisteredApp(
    ClientID id,
    Secret secret,
    Set<URI> redirectUris,
    Optional<URI> keys,
    Optional<ClientID> backend) {
  public RegisteredApp {
    redirectUris = Set.copyOf(redirectUris);
  }

  /** An app that signs nothing. */
  public RegisteredApp(ClientID id, Secret secret, Set<URI> redirectUris) {
    this(id, secret, redirectUris, Optional.empty(), Optional.empty());
  }

  /** An app that does nothing without a user. */
  public RegisteredApp(ClientID id, Secret secret, Set<URI> redirectUris, Optional<URI> keys) {
    this(id, secret, redirectUris, keys, Optional.empty());
  }

  /** The app as it asks with no user there. */
  Optional<RegisteredApp> asBackend() {
    return backend.map(name -> new RegisteredApp(name, secret, Set.of(), keys));
  }

  boolean knows(ClientID client, Secret presented) {
    return id.equals(client) && secret.equals(presented);
  }

  /** Never the secret. */
  @Override
  public String toString() {
    return "RegisteredApp[" + id + "]";
  }
}
