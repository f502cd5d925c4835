package org.rimborso.sandbox.oauth;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * For scripts that want to see what an app does when its token ends: ends every access token of an
 * issuer now. Refresh tokens live on.
 */
public final class ExpireServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  private final transient SmartState state;
  private final String issuer;
  private final String authorization;

  /**
   * @param inspectToken what the script must show
   */
  public ExpireServlet(SmartState state, String issuer, String inspectToken) {
    this.state = state;
    this.issuer = issuer;
    this.authorization = "Bearer " + inspectToken;
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response) {
    if (!authorization.equals(request.getHeader("Authorization"))) {
      response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
      return;
    }
    state.expire(issuer);
    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
  }
}
