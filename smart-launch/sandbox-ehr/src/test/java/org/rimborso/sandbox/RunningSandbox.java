package org.rimborso.sandbox;

import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import java.io.IOException;
import java.net.URI;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.rimborso.sandbox.oauth.RegisteredApp;

/** Hands one running sandbox to every test that asks for it; it stops with the run. */
final class RunningSandbox implements ParameterResolver {

  static final String CLIENT = "rimborso";
  static final String BACKEND = "rimborso-backend";
  static final String SECRET = "a-secret-for-tests-only-0123456789";
  static final String INSPECT = "inspection-token";
  static final URI REDIRECT = URI.create("http://localhost:8080/callback/full");
  static final URI OTHER_REDIRECT = URI.create("http://localhost:8080/callback/no-write");
  static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

  private static final ExtensionContext.Namespace SPACE =
      ExtensionContext.Namespace.create(RunningSandbox.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == SandboxServer.class;
  }

  @Override
  public SandboxServer resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(SPACE)
        .getOrComputeIfAbsent("sandbox", key -> start(), SandboxServer.class);
  }

  private static SandboxServer start() {
    SandboxOptions options =
        new SandboxOptions(
            0,
            Optional.of(URI.create("http://localhost:8080")),
            Optional.of(
                new RegisteredApp(
                    new ClientID(CLIENT),
                    new Secret(SECRET),
                    Set.of(REDIRECT, OTHER_REDIRECT),
                    Optional.of(SigningApp.publish()),
                    Optional.of(new ClientID(BACKEND)))),
            Optional.empty(),
            TODAY,
            Optional.of(INSPECT));
    try {
      return SandboxServer.start(options, line -> {});
    } catch (PortTaken | IOException e) {
      throw new IllegalStateException("the sandbox does not start", e);
    }
  }
}
