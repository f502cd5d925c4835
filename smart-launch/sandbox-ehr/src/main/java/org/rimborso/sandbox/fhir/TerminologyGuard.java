package org.rimborso.sandbox.fhir;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.AuthenticationException;
import java.util.List;

/** Lets in whoever has the script's token, and nobody else. */
@Interceptor
public final class TerminologyGuard {
  private final String token;

  public TerminologyGuard(String token) {
    this.token = token;
  }

  @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLED)
  public void check(RequestDetails request) {
    if (!request.getHeaders("Authorization").equals(List.of("Bearer " + token))) {
      throw new AuthenticationException("This terminology server wants a token");
    }
  }
}
