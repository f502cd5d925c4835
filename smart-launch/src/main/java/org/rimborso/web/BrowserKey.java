package org.rimborso.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Names the browser that starts a launch, so that only it can finish it. A cookie of its own,
 * before there is a session; says nothing about anyone.
 */
final class BrowserKey {
  private static final String NAME = "__Host-rimborso-launch";

  /** For browsers that refuse Secure cookies on http://localhost; never set elsewhere. */
  private static final String LOOPBACK_NAME = "rimborso-launch";

  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int SECONDS = 900;

  private BrowserKey() {}

  static Optional<String> of(HttpServletRequest request) {
    Cookie[] cookies = request.getCookies();
    return cookies == null
        ? Optional.empty()
        : Stream.of(NAME, LOOPBACK_NAME)
            .flatMap(name -> Arrays.stream(cookies).filter(c -> c.getName().equals(name)))
            .map(Cookie::getValue)
            .filter(value -> value.matches("[A-Za-z0-9_-]{22}"))
            .findFirst();
  }

  static void give(HttpServletRequest request, HttpServletResponse response) {
    byte[] bits = new byte[16];
    RANDOM.nextBytes(bits);
    String key = Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    Cookie cookie = cookie(NAME, key, "None");
    cookie.setSecure(true);
    cookie.setAttribute("Partitioned", "");
    response.addCookie(cookie);
    if (LOOPBACK.contains(request.getServerName())) {
      response.addCookie(cookie(LOOPBACK_NAME, key, "Lax"));
    }
  }

  private static Cookie cookie(String name, String value, String sameSite) {
    Cookie cookie = new Cookie(name, value);
    cookie.setPath("/");
    cookie.setHttpOnly(true);
    cookie.setMaxAge(SECONDS);
    cookie.setAttribute("SameSite", sameSite);
    return cookie;
  }
}
