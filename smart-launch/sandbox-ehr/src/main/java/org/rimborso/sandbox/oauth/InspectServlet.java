package org.rimborso.sandbox.oauth;

import com.nimbusds.jose.util.JSONObjectUtils;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * For scripts that want to see what an app does with its tokens. GET tells how many of an issuer
 * live and how often they were renewed, never what they are. POST ends every access token now;
 * refresh tokens live on, unless {@code refresh=end} asks for their end too.
 */
public final class InspectServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  private final transient SmartState state;
  private final String issuer;
  private final String authorization;

  /**
   * @param inspectToken what the script must show
   */
  public InspectServlet(SmartState state, String issuer, String inspectToken) {
    this.state = state;
    this.issuer = issuer;
    this.authorization = "Bearer " + inspectToken;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (isAllowed(request, response)) {
      response.setContentType("application/json");
      response
          .getOutputStream()
          .write(
              JSONObjectUtils.toJSONString(state.figures(issuer)).getBytes(StandardCharsets.UTF_8));
    }
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response) {
    if (isAllowed(request, response)) {
      state.expire(issuer);
      if ("end".equals(request.getParameter("refresh"))) {
        state.refreshTokens().endAll(issuer);
      }
      response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }
  }

  private boolean isAllowed(HttpServletRequest request, HttpServletResponse response) {
    boolean allowed = authorization.equals(request.getHeader("Authorization"));
    if (!allowed) {
      response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
    }
    return allowed;
  }
}
