package org.rimborso.sandbox.fhir;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.AuthenticationException;
import com.nimbusds.oauth2.sdk.Scope;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rimborso.sandbox.oauth.Grant;
import org.rimborso.sandbox.oauth.SmartState;

/** Finds the grant that a FHIR request's bearer token stands for at one base. */
public final class Tokens {

  private static final String BEARER = "Bearer ";

  private final String base;
  private final SmartState state;
  private final Optional<String> inspectToken;

  /**
   * @param base the FHIR base; a token of another base is no token here
   * @param inspectToken a fixed token for scripts that reads everything, if the demo was given one
   */
  public Tokens(String base, SmartState state, Optional<String> inspectToken) {
    this.base = base;
    this.state = state;
    this.inspectToken = inspectToken;
  }

  /** The grant of the request, or 401. */
  Grant grant(RequestDetails request) {
    return bearer(request.getHeaders("Authorization"))
        .flatMap(this::known)
        .orElseThrow(Tokens::unauthorized);
  }

  /** The grant that an Authorization header stands for, if it does. */
  public Optional<Grant> grant(@Nullable String header) {
    return bearer(header == null ? List.of() : List.of(header)).flatMap(this::known);
  }

  private static Optional<String> bearer(List<String> headers) {
    return headers.size() == 1 && headers.get(0).startsWith(BEARER)
        ? Optional.of(headers.get(0).substring(BEARER.length()).trim())
        : Optional.empty();
  }

  private Optional<Grant> known(String token) {
    if (inspectToken.filter(token::equals).isPresent()) {
      return Optional.of(
          new Grant(base, "inspection", "", Optional.empty(), new Scope("user/*.rs")));
    }
    return state.grant(token).filter(grant -> grant.issuer().equals(base));
  }

  private static AuthenticationException unauthorized() {
    AuthenticationException refusal =
        new AuthenticationException("A valid access token for this FHIR base is required");
    refusal.addResponseHeader("WWW-Authenticate", "Bearer realm=\"sandbox\"");
    return refusal;
  }
}
