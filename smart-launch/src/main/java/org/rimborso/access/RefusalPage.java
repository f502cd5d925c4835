package org.rimborso.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Answers a refused request; {@code web} makes the real pages. The status and the security headers
 * are set already.
 */
@FunctionalInterface
public interface RefusalPage {
  /** One plain line, where no pages are at hand. */
  RefusalPage PLAIN =
      (request, response, refusal) -> {
        response.setContentType("text/plain;charset=utf-8");
        response
            .getWriter()
            .println(
                refusal == Refusal.UNKNOWN_LAUNCH
                    ? "Launch Rimborso again from the chart."
                    : "This address cannot be opened.");
      };

  void write(HttpServletRequest request, HttpServletResponse response, Refusal refusal)
      throws IOException;

  /** Sets the status and writes the page. */
  default void refuse(HttpServletRequest request, HttpServletResponse response, Refusal refusal)
      throws IOException {
    response.setStatus(refusal.status());
    if (refusal == Refusal.METHOD) {
      response.setHeader("Allow", "GET, HEAD, POST");
    }
    write(request, response, refusal);
  }
}
