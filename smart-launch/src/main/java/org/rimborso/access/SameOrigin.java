package org.rimborso.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * Whether a page of ours sent a form. The session cookie travels inside frames of other sites, so
 * it proves nothing about who made a request.
 *
 * <p>A browser sends {@code Origin: null} with a form of a page whose referrer policy is {@code
 * no-referrer}, as ours is. That, or no Origin at all, is accepted only if the browser itself
 * vouches with {@code Sec-Fetch-Site: same-origin}, which no page can set.
 */
final class SameOrigin {
  private static final String FORM = "application/x-www-form-urlencoded";

  private final String origin;

  /**
   * @param origin our own, as browsers see it
   */
  SameOrigin(String origin) {
    this.origin = origin;
  }

  boolean sent(HttpServletRequest request) {
    Optional<String> site = Optional.ofNullable(request.getHeader("Sec-Fetch-Site"));
    String from = Optional.ofNullable(request.getHeader("Origin")).orElse("null");
    boolean vouched = site.filter("same-origin"::equals).isPresent();
    return isForm(request)
        && (site.isEmpty() || vouched)
        && (from.equals(origin) || (from.equals("null") && vouched));
  }

  private static boolean isForm(HttpServletRequest request) {
    return Optional.ofNullable(request.getContentType())
        .map(type -> type.split(";", 2)[0].strip())
        .filter(FORM::equalsIgnoreCase)
        .isPresent();
  }
}
