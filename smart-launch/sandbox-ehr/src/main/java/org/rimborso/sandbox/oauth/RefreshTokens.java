package org.rimborso.sandbox.oauth;

import com.nimbusds.oauth2.sdk.id.Identifier;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import com.nimbusds.oauth2.sdk.token.Tokens;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Refresh tokens in families: each use gives the next token of the family. A token that is used a
 * second time was stolen by somebody, or its answer was lost: nobody can tell, so the whole family
 * ends with every access token that came of it.
 */
final class RefreshTokens {

  /** What began with one code. */
  private static final class Family {
    private final Grant grant;
    private final Set<String> access = new HashSet<>();
    private String current = "";

    Family(Grant grant) {
      this.grant = grant;
    }
  }

  private final Map<String, Family> byToken = new HashMap<>();
  private final Map<String, Integer> renewed = new HashMap<>();
  private final Map<String, Integer> refused = new HashMap<>();
  private final Consumer<String> endAccess;

  /**
   * @param endAccess ends an access token
   */
  RefreshTokens(Consumer<String> endAccess) {
    this.endAccess = endAccess;
  }

  /** The first refresh token of a grant whose first access token is {@code access}. */
  synchronized String begin(Grant grant, String access) {
    return next(new Family(grant), access);
  }

  private String next(Family family, String access) {
    family.access.add(access);
    family.current = new Identifier().getValue();
    byToken.put(family.current, family);
    return family.current;
  }

  /** What comes instead of a token that was not used before; it is used now. */
  synchronized Optional<Tokens> use(
      String token, String issuer, Function<Grant, AccessToken> fresh) {
    Family family = byToken.get(token);
    if (family == null || !family.grant.issuer().equals(issuer)) {
      refused.merge(issuer, 1, Integer::sum);
      return Optional.empty();
    }
    if (!family.current.equals(token)) {
      refused.merge(issuer, 1, Integer::sum);
      end(family);
      return Optional.empty();
    }
    renewed.merge(issuer, 1, Integer::sum);
    AccessToken access = fresh.apply(family.grant);
    return Optional.of(new Tokens(access, new RefreshToken(next(family, access.getValue()))));
  }

  /** The patient that a token's grant is about. */
  synchronized Optional<String> patient(String token) {
    return Optional.ofNullable(byToken.get(token)).map(family -> family.grant.patient());
  }

  /** Ends the family of a token, whichever of its tokens that is. */
  synchronized void end(String token) {
    Optional.ofNullable(byToken.get(token)).ifPresent(this::end);
  }

  /** Ends every family of an issuer. */
  synchronized void endAll(String issuer) {
    families(issuer).forEach(this::end);
  }

  private List<Family> families(String issuer) {
    return byToken.values().stream()
        .filter(family -> family.grant.issuer().equals(issuer))
        .distinct()
        .toList();
  }

  /** How many families of an issuer live, how often one was renewed, how often that was refused. */
  synchronized Map<String, Integer> figures(String issuer) {
    return Map.of(
        "refresh", families(issuer).size(),
        "renewed", renewed.getOrDefault(issuer, 0),
        "refused", refused.getOrDefault(issuer, 0));
  }

  private void end(Family family) {
    byToken.values().removeIf(family::equals);
    family.access.forEach(endAccess);
  }
}
