package org.rimborso.sandbox.oauth;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.TokenRevocationRequest;
import com.nimbusds.oauth2.sdk.http.JakartaServletUtils;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Takes tokens back (RFC 7009), of either kind. */
final class RevokeServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  private static final long LARGEST_REQUEST = 64L * 1024;

  private final transient ClientCheck clients;
  private final transient SmartState state;

  RevokeServlet(ClientCheck clients, SmartState state) {
    this.clients = clients;
    this.state = state;
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try {
      TokenRevocationRequest asked =
          TokenRevocationRequest.parse(
              JakartaServletUtils.createHTTPRequest(request, LARGEST_REQUEST));
      if (!clients.passes(asked.getClientAuthentication())) {
        response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        return;
      }
      state.revoke(asked.getToken().getValue());
      response.setStatus(HttpServletResponse.SC_OK);
    } catch (ParseException unreadable) {
      response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
    }
  }
}
