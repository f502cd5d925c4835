package org.rimborso.cds;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.List;

/**
 * Lets pages of the configured origins call from within a browser (CORS), with a token of their own
 * and never with cookies.
 */
record CrossOrigin(List<String> origins) {
  private static final int KEPT_SECONDS = 600;

  CrossOrigin {
    origins = List.copyOf(origins);
  }

  /** Marks the answer for the page that asks, where it may. */
  void mark(HttpServletRequest request, HttpServletResponse response) {
    if (origins.isEmpty()) {
      return;
    }
    response.addHeader("Vary", "Origin");
    List<String> from = Collections.list(request.getHeaders("Origin"));
    if (from.size() == 1 && origins.contains(from.get(0))) {
      response.setHeader("Access-Control-Allow-Origin", from.get(0));
    }
  }

  /** Answers a browser that asks before it calls. */
  void preflight(HttpServletResponse response) {
    if (response.getHeader("Access-Control-Allow-Origin") != null) {
      response.setHeader("Access-Control-Allow-Methods", "GET, POST");
      response.setHeader(
          "Access-Control-Allow-Headers", "Authorization, Content-Type, Accept-Language");
      response.setHeader("Access-Control-Max-Age", Integer.toString(KEPT_SECONDS));
    }
    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
  }
}
