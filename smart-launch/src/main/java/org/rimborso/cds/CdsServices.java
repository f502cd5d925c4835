package org.rimborso.cds;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.rimborso.smart.CallerTokens;

/**
 * {@code /cds-services}: says which services there are. Anybody may ask; who shows a token must
 * show a good one.
 */
public final class CdsServices extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final byte[] NONE = "{\"services\":[]}".getBytes(StandardCharsets.UTF_8);

  private final transient CallerTokens callers;
  private final URI address;

  /**
   * @param publicUrl at which callers reach this app, without a slash at the end
   */
  public CdsServices(CallerTokens callers, URI publicUrl) {
    this.callers = callers;
    this.address = URI.create(publicUrl + "/cds-services");
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!isWelcome(Collections.list(request.getHeaders("Authorization")))) {
      response.setHeader("WWW-Authenticate", "Bearer error=\"invalid_token\"");
      response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
      return;
    }
    response.setContentType("application/json");
    response.setContentLength(NONE.length);
    response.getOutputStream().write(NONE);
  }

  private boolean isWelcome(List<String> shown) {
    return shown.isEmpty() || (shown.size() == 1 && callers.ehr(shown.get(0), address).isPresent());
  }
}
