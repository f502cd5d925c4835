package org.rimborso.sandbox.oauth;

import com.nimbusds.oauth2.sdk.http.JakartaServletUtils;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The token endpoint of one issuer. */
final class TokenServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  private static final long LARGEST_REQUEST = 64L * 1024;

  private final transient TokenRequests requests;

  TokenServlet(TokenRequests requests) {
    this.requests = requests;
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    JakartaServletUtils.applyHTTPResponse(
        requests
            .answer(JakartaServletUtils.createHTTPRequest(request, LARGEST_REQUEST))
            .toHTTPResponse(),
        response);
  }
}
