package org.rimborso.sandbox.oauth;

import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import java.net.URI;
import java.util.Set;

/**
 * The one app that may ask for tokens: a confidential client with a shared secret.
 *
 * @param redirectUris where codes may be sent; compared as exact strings
 */
public record RegisteredApp(ClientID id, Secret secret, Set<URI> redirectUris) {
  public RegisteredApp {
    redirectUris = Set.copyOf(redirectUris);
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
