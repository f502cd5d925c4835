package org.rimborso.access;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A cookie of ours that works inside the EHR's frame: {@code __Host-} binds it to this host, {@code
 * SameSite=None} lets it travel inside a frame of another site, {@code Partitioned} keeps it to
 * that site. Always {@code Secure}: browsers treat {@code http://localhost} as secure too.
 *
 * <p>Written by hand because Shiro's own cookie knows no {@code Partitioned} and omits {@code
 * Secure} on plain HTTP.
 */
final class HostCookie {
  private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9_-]{43}");
  private static final String ATTRIBUTES = "; Path=/; Secure; HttpOnly; SameSite=None; Partitioned";

  private final String name;

  HostCookie(String name) {
    this.name = "__Host-" + name;
  }

  /** The value the browser sent, if it can be one of ours. */
  Optional<String> read(HttpServletRequest request) {
    Cookie[] cookies = request.getCookies();
    return (cookies == null ? Stream.<Cookie>empty() : Arrays.stream(cookies))
        .filter(cookie -> cookie.getName().equals(name))
        .map(Cookie::getValue)
        .filter(value -> VALUE.matcher(value).matches())
        .findFirst();
  }

  void write(HttpServletResponse response, String value) {
    response.addHeader("Set-Cookie", name + "=" + value + ATTRIBUTES);
  }

  void remove(HttpServletResponse response) {
    response.addHeader("Set-Cookie", name + "=; Max-Age=0" + ATTRIBUTES);
  }
}
