package org.rimborso.launch;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.BooleanSupplier;

/** Answers whoever watches over the app: 200 if all is well, else 503. No patient data. */
final class Health extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private final transient BooleanSupplier well;

  Health(BooleanSupplier well) {
    this.well = well;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    boolean now = well.getAsBoolean();
    response.setStatus(
        now ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    response.setContentType("text/plain;charset=utf-8");
    response.getWriter().println(now ? "ok" : "not ready");
  }
}
