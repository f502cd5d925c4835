package org.rimborso.sandbox.oauth;

import com.nimbusds.jose.util.JSONObjectUtils;
import jakarta.servlet.http.HttpServlet;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The endpoints of one or more SMART issuers over one state and one signing key. */
public final class AuthorizationServer {

  private final Optional<RegisteredApp> app;
  private final SmartState state;
  private final Supplier<Map<String, String>> patients;
  private final SigningKey key = new SigningKey();

  /**
   * @param app the only app that gets tokens; without one every request is refused
   * @param patients names by id, to choose from where a launch begins at the app
   */
  public AuthorizationServer(
      Optional<RegisteredApp> app, SmartState state, Supplier<Map<String, String>> patients) {
    this.patients = patients;
    this.app = app;
    this.state = state;
  }

  /** The servlets of an issuer by their path below its base. */
  public Map<String, HttpServlet> endpoints(Issuer issuer) {
    Map<String, HttpServlet> endpoints = new LinkedHashMap<>();
    endpoints.put(
        "/authorize",
        new AuthorizeServlet(
            new AuthorizeRequests(issuer, app, state, patients), issuer, appOrigins()));
    ClientCheck clients = new ClientCheck(issuer, app, state.clock());
    ClientCheck backends =
        new ClientCheck(issuer, app.flatMap(RegisteredApp::asBackend), state.clock());
    endpoints.put(
        "/token", new TokenServlet(new TokenRequests(issuer, app, clients, backends, state, key)));
    if (issuer.signed()) {
      endpoints.put("/revoke", new RevokeServlet(clients, state));
    }
    endpoints.put(
        "/jwks", new JsonServlet(JSONObjectUtils.toJSONString(key.published().toJSONObject())));
    endpoints.put("/.well-known/smart-configuration", new JsonServlet(Discovery.json(issuer)));
    endpoints.put("/.well-known/openid-configuration", new JsonServlet(Discovery.json(issuer)));
    return endpoints;
  }

  private Set<String> appOrigins() {
    return app.map(RegisteredApp::redirectUris).orElse(Set.of()).stream()
        .map(AuthorizationServer::origin)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static String origin(URI uri) {
    return uri.getScheme() + "://" + uri.getRawAuthority();
  }
}
