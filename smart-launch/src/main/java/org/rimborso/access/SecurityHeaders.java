package org.rimborso.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The headers that every answer carries. Before a launch is known any configured EHR may frame the
 * page, for a launch and its errors must show in the frame; {@link LaunchFilter} then narrows it to
 * the launch's own EHR.
 */
public final class SecurityHeaders extends HttpFilter {
  private static final long serialVersionUID = 1L;

  /** Request attribute that holds the nonce which a page's own scripts must carry. */
  public static final String NONCE = "org.rimborso.csp-nonce";

  /** Value of {@code Strict-Transport-Security} on every answer over TLS. */
  public static final String HTTPS_ONLY = "max-age=31536000; includeSubDomains";

  private static final String CSP = "Content-Security-Policy";
  private static final String POLICY = ContentPolicy.class.getName();
  private static final String STATIC = "/static/";

  private final transient List<String> frameOrigins;
  private final boolean https;

  SecurityHeaders(List<String> frameOrigins, boolean https) {
    this.frameOrigins = List.copyOf(frameOrigins);
    this.https = https;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "no-referrer");
    if (!request.getRequestURI().startsWith(STATIC)) {
      response.setHeader("Cache-Control", "no-store");
    }
    if (https) {
      response.setHeader("Strict-Transport-Security", HTTPS_ONLY);
    }
    set(request, response, new ContentPolicy(Secrets.random(), frameOrigins, Optional.empty()));
    chain.doFilter(request, response);
  }

  /** What an answer carries that fails before any filter sees the request. */
  public static Map<String, String> beforeFilters() {
    return Map.of(
        "X-Content-Type-Options",
        "nosniff",
        "Referrer-Policy",
        "no-referrer",
        "Cache-Control",
        "no-store",
        CSP,
        "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'");
  }

  /** Lets this page's form go to another origin, as the one that posts to an authorize endpoint. */
  public static void allowForm(
      HttpServletRequest request, HttpServletResponse response, String origin) {
    ContentPolicy now = policy(request);
    set(request, response, new ContentPolicy(now.nonce(), now.frameOrigins(), Optional.of(origin)));
  }

  /** Only these origins may frame the page, and our own. */
  static void frameOnly(
      HttpServletRequest request, HttpServletResponse response, List<String> origins) {
    ContentPolicy now = policy(request);
    set(request, response, new ContentPolicy(now.nonce(), origins, now.formTarget()));
  }

  private static void set(
      HttpServletRequest request, HttpServletResponse response, ContentPolicy policy) {
    request.setAttribute(POLICY, policy);
    request.setAttribute(NONCE, policy.nonce());
    response.setHeader(CSP, policy.header());
  }

  private static ContentPolicy policy(HttpServletRequest request) {
    if (request.getAttribute(POLICY) instanceof ContentPolicy policy) {
      return policy;
    }
    throw new IllegalStateException("the request did not pass the security headers");
  }
}
