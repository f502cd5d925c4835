package org.rimborso.launch;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.rimborso.launch.front.TlsSettings;
import org.rimborso.launch.watch.MetricsSettings;

/**
 * Where the app listens and how browsers reach it.
 *
 * @param address a host name or address of this machine
 * @param port 0 for any free one
 * @param publicUrl the origin browsers use; without one {@code http://localhost:port}
 * @param trustedProxies addresses whose {@code Forwarded} and {@code X-Forwarded-…} headers count
 * @param tls the server's own certificate; without one a proxy has it, or all sit at this machine
 * @param metrics who may read the figures
 * @param launches how many may be started a second by one address; empty: any number
 * @param drain how long the app says that it is about to stop before it takes no more requests
 */
record ServerSettings(
    String address,
    int port,
    Optional<URI> publicUrl,
    Set<String> trustedProxies,
    Optional<TlsSettings> tls,
    MetricsSettings metrics,
    OptionalInt launches,
    Duration drain) {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1", "[::1]");

  ServerSettings {
    trustedProxies = Set.copyOf(trustedProxies);
  }

  /** For one machine: no certificate, nothing counted, stopping at once. */
  ServerSettings(String address, int port, Optional<URI> publicUrl, Set<String> trustedProxies) {
    this(
        address,
        port,
        publicUrl,
        trustedProxies,
        Optional.empty(),
        MetricsSettings.NONE,
        OptionalInt.empty(),
        Duration.ZERO);
  }

  /** The origin browsers use once the real port is known. */
  URI publicUrl(int boundPort) {
    return publicUrl.orElseGet(
        () -> URI.create((tls.isPresent() ? "https" : "http") + "://localhost:" + boundPort));
  }

  /** Whether a host name or address means this machine only. */
  static boolean isLoopback(String host) {
    return LOOPBACK.contains(host);
  }

  /** Whether browsers talk to the app itself, not to a proxy before it. */
  boolean isDirect() {
    return trustedProxies.isEmpty() && (tls.isPresent() || isLoopback(publicUrl(port).getHost()));
  }

  /** Whether browsers talk to the app in the clear, which is for trying it out only. */
  boolean isPlain() {
    return "http".equals(publicUrl(port).getScheme());
  }
}
