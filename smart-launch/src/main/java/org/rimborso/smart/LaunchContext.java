package org.rimborso.smart;

import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rimborso.chart.Reference;

/** Reads what a token answer says beside the id_token: the token itself and the launch context. */
final class LaunchContext {
  /** Where the server does not tell, SMART's own advice: an hour at most. */
  private static final Duration UNTOLD = Duration.ofHours(1);

  private static final Duration LONGEST = Duration.ofHours(24);
  private static final int LONGEST_TOKEN = 32 * 1024;

  private final OIDCTokenResponse answer;

  LaunchContext(OIDCTokenResponse answer) {
    this.answer = answer;
  }

  /** The bearer token, or empty if it is of another kind or no header value. */
  Optional<String> token() {
    AccessToken token = answer.getOIDCTokens().getAccessToken();
    return Optional.of(token)
        .filter(BearerAccessToken.class::isInstance)
        .map(AccessToken::getValue)
        .filter(LaunchContext::isPlain);
  }

  /** The refresh token, or empty if there is none that one could send back. */
  Optional<String> refresh() {
    RefreshToken token = answer.getOIDCTokens().getRefreshToken();
    return Optional.ofNullable(token).map(RefreshToken::getValue).filter(LaunchContext::isPlain);
  }

  private static boolean isPlain(String token) {
    return token.length() <= LONGEST_TOKEN && token.matches("[\\x21-\\x7e]+");
  }

  Duration lifetime() {
    Duration told = Duration.ofSeconds(answer.getOIDCTokens().getAccessToken().getLifetime());
    if (told.isZero() || told.isNegative()) {
      return UNTOLD;
    }
    return told.compareTo(LONGEST) > 0 ? LONGEST : told;
  }

  /** What was granted; what was asked where the answer does not say (RFC 6749, 5.1). */
  Set<String> scopes(Set<String> asked) {
    var scope = answer.getOIDCTokens().getAccessToken().getScope();
    return scope == null ? asked : GrantedScopes.of(asked, Set.copyOf(scope.toStringList()));
  }

  /** Whether {@code name} is absent or the id of a resource. */
  boolean sound(String name, String type) {
    return custom().get(name) == null || reference(name, type).isPresent();
  }

  Optional<Reference> reference(String name, String type) {
    return custom().get(name) instanceof String id
        ? Reference.parse(type + "/" + id)
        : Optional.empty();
  }

  /** The finding that a card of ours asked to open. */
  Optional<String> finding() {
    return Optional.ofNullable(custom().get("appContext")).flatMap(AppContext::finding);
  }

  boolean needPatientBanner() {
    return !Boolean.FALSE.equals(custom().get("need_patient_banner"));
  }

  private Map<String, Object> custom() {
    return answer.getCustomParameters();
  }
}
