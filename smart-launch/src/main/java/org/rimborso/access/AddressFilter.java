package org.rimborso.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Lets only plainly spelled addresses and the usual methods through. Server, Shiro and servlets
 * each decode and normalise a path in their own way; a path that reads the same before and after
 * leaves them nothing to disagree about. So there is no {@code %}, no {@code ;}, no empty or dot
 * segment, no segment that ends with a dot. FHIR ids, launch ids and file names fit in.
 */
final class AddressFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;
  private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST");
  private static final String HOOKS = "/cds-services";
  private static final String SEGMENT = "(?:[A-Za-z0-9._~-]*[A-Za-z0-9_~-])";
  private static final Pattern PLAIN = Pattern.compile("/|(?:/" + SEGMENT + ")+/?");

  private final transient RefusalPage refusals;

  AddressFilter(RefusalPage refusals) {
    this.refusals = refusals;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (!METHODS.contains(request.getMethod()) && !isPreflight(request)) {
      refusals.refuse(request, response, Refusal.METHOD);
    } else if (!isPlain(request.getRequestURI())) {
      refusals.refuse(request, response, Refusal.ODD_ADDRESS);
    } else {
      chain.doFilter(request, response);
    }
  }

  /** Browsers ask before they call CDS Hooks from another origin. */
  private static boolean isPreflight(HttpServletRequest request) {
    return request.getMethod().equals("OPTIONS")
        && (request.getRequestURI().equals(HOOKS)
            || request.getRequestURI().startsWith(HOOKS + "/"));
  }

  /** Whether a raw path is its own decoded and normalised form. */
  static boolean isPlain(String rawPath) {
    return PLAIN.matcher(rawPath).matches();
  }
}
