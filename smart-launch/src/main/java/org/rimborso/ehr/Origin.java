package org.rimborso.ehr;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Scheme, host and port of an address we may call. Compared as parsed values, never as text, so
 * that no spelling of an address passes for another one.
 */
public record Origin(String scheme, String host, int port) {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  /**
   * The origin of {@code address}, or empty where we never call: anything but http(s), plain http
   * beyond loopback, an address without host or with user information, or a host not plainly
   * written.
   */
  public static Optional<Origin> of(URI address) {
    String scheme = lower(address.getScheme());
    String host = lower(address.getHost());
    if (host.isEmpty() || address.isOpaque() || address.getRawUserInfo() != null) {
      return Optional.empty();
    }
    boolean open = scheme.equals("http") && LOOPBACK.contains(host);
    if (!open && !scheme.equals("https")) {
      return Optional.empty();
    }
    int port = address.getPort() >= 0 ? address.getPort() : scheme.equals("http") ? 80 : 443;
    return port == 0 || port > 65535
        ? Optional.empty()
        : Optional.of(new Origin(scheme, host, port));
  }

  private static String lower(@Nullable String text) {
    return text == null ? "" : text.toLowerCase(Locale.ROOT);
  }

  /** Whether it is reached without TLS; loopback only. */
  public boolean plain() {
    return scheme.equals("http");
  }

  @Override
  public String toString() {
    return scheme + "://" + host + ":" + port;
  }
}
