package org.rimborso.launch;

import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * Where the app listens and how browsers reach it.
 *
 * @param address a host name or address of this machine
 * @param port 0 for any free one
 * @param publicUrl the origin browsers use; without one {@code http://localhost:port}
 * @param trustedProxies addresses whose {@code Forwarded} and {@code X-Forwarded-…} headers count
 */
record ServerSettings(
    String address, int port, Optional<URI> publicUrl, Set<String> trustedProxies) {
  ServerSettings {
    trustedProxies = Set.copyOf(trustedProxies);
  }

  /** The origin browsers use once the real port is known. */
  URI publicUrl(int boundPort) {
    return publicUrl.orElseGet(() -> URI.create("http://localhost:" + boundPort));
  }
}
