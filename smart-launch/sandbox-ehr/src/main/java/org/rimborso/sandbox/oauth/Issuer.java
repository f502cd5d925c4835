package org.rimborso.sandbox.oauth;

import com.nimbusds.oauth2.sdk.Scope;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One SMART issuer: a FHIR base and the endpoints below it.
 *
 * @param base absolute URL of the FHIR base, without a slash at its end; also the {@code aud} an
 *     app must name
 * @param types resource types served there
 * @param writable whether write scopes can be granted
 * @param signed whether apps show who they are by a signature; such an issuer also gives refresh
 *     tokens, takes tokens back and lets launches begin at the app
 */
public record Issuer(String base, Set<String> types, boolean writable, boolean signed) {

  private static final Set<String> CONTEXT = Set.of("openid", "fhirUser", "launch");

  /** What an app may ask for beyond that where launches can begin at the app. */
  private static final Set<String> MORE =
      Set.of("launch/patient", "launch/encounter", "online_access", "offline_access");

  public Issuer {
    types = Set.copyOf(types);
  }

  URI authorize() {
    return URI.create(base + "/authorize");
  }

  URI token() {
    return URI.create(base + "/token");
  }

  URI revoke() {
    return URI.create(base + "/revoke");
  }

  URI jwks() {
    return URI.create(base + "/jwks");
  }

  /** The part of the asked scopes that this issuer gives: known ones, and none beyond its means. */
  Scope grantable(Scope asked) {
    List<String> given =
        asked.toStringList().stream().flatMap(scope -> grantable(scope).stream()).toList();
    return new Scope(given.toArray(String[]::new));
  }

  /** What a program gets of what it asks for: system scopes, and none that write. */
  Scope grantableToSystem(Scope asked) {
    List<String> given =
        asked.toStringList().stream()
            .flatMap(scope -> SmartScope.parse(scope).stream())
            .filter(scope -> scope.ofSystem() && serves(scope))
            .flatMap(scope -> scope.readPart().stream())
            .toList();
    return new Scope(given.toArray(String[]::new));
  }

  private boolean serves(SmartScope scope) {
    return scope.type().equals("*") || types.contains(scope.type());
  }

  private Optional<String> grantable(String scope) {
    if (CONTEXT.contains(scope) || (signed && MORE.contains(scope))) {
      return Optional.of(scope);
    }
    return SmartScope.parse(scope)
        .filter(s -> !s.ofSystem() && serves(s))
        .flatMap(s -> writable || !s.writes() ? Optional.of(scope) : s.readPart());
  }
}
