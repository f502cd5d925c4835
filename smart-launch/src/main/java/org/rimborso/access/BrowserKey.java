package org.rimborso.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;

/**
 * Ties a launch flow to the browser it began in, before anybody has signed in: the callback must
 * come with the cookie that the launch set, or somebody else's launch is being slipped in. What
 * callers get is the cookie's SHA-256, fit for the store.
 */
public final class BrowserKey {
  private static final HostCookie COOKIE = new HostCookie("rimborso-browser");

  private BrowserKey() {}

  /** This browser's key; a browser without one gets one with the response. */
  public static String ensure(HttpServletRequest request, HttpServletResponse response) {
    String value =
        COOKIE
            .read(request)
            .orElseGet(
                () -> {
                  String fresh = Secrets.random();
                  COOKIE.write(response, fresh);
                  return fresh;
                });
    return Secrets.sha256(value);
  }

  /** This browser's key; empty if the cookie did not come back. */
  public static Optional<String> of(HttpServletRequest request) {
    return COOKIE.read(request).map(Secrets::sha256);
  }
}
