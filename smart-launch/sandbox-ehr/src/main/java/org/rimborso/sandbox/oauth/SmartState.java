package org.rimborso.sandbox.oauth;

import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Everything the authorization server remembers, in memory; shared by all issuers. */
public final class SmartState {

  static final Duration TOKEN_LIFE = Duration.ofHours(1);
  private static final Duration LAUNCH_LIFE = Duration.ofMinutes(10);
  private static final Duration CODE_LIFE = Duration.ofSeconds(60);

  /** A code that was given out: for which request, and who signed in. */
  record Coded(Authorization authorization, String person) {}

  private final Clock clock;
  private final OneUse<Launch> launches;
  private final OneUse<Authorization> choices;
  private final OneUse<Coded> codes;
  private final OneUse<Grant> tokens;
  private final RefreshTokens refreshTokens;

  public SmartState(Clock clock) {
    this.clock = clock;
    this.launches = new OneUse<>(clock, LAUNCH_LIFE);
    this.choices = new OneUse<>(clock, LAUNCH_LIFE);
    this.codes = new OneUse<>(clock, CODE_LIFE);
    this.tokens = new OneUse<>(clock, TOKEN_LIFE);
    this.refreshTokens = new RefreshTokens(tokens::take);
  }

  /** A launch value that stands for this launch, once and for ten minutes. */
  public String launch(Launch launch) {
    return launches.keep(launch);
  }

  /** What a token stands for, while it is valid. */
  public Optional<Grant> grant(String token) {
    return tokens.peek(token);
  }

  /** A token with this grant that the EHR itself uses, for an hour. */
  public String accessToken(Grant grant) {
    return tokens.keep(grant);
  }

  /** By which tokens end. */
  public Clock clock() {
    return clock;
  }

  Optional<Launch> redeem(String launch) {
    return launches.take(launch);
  }

  String waitForChoice(Authorization authorization) {
    return choices.keep(authorization);
  }

  Optional<Authorization> chosen(String ticket) {
    return choices.take(ticket);
  }

  String code(Authorization authorization, String person) {
    return codes.keep(new Coded(authorization, person));
  }

  Optional<Coded> redeemCode(String code) {
    return codes.take(code);
  }

  RefreshTokens refreshTokens() {
    return refreshTokens;
  }

  /** Ends a token: an access token alone, a refresh token with all that came of it. */
  void revoke(String token) {
    tokens.take(token);
    refreshTokens.end(token);
  }

  /** How many tokens of an issuer live, and how often they were renewed. */
  Map<String, Object> figures(String issuer) {
    Map<String, Object> figures = new TreeMap<>(refreshTokens.figures(issuer));
    figures.put("access", tokens.count(grant -> grant.issuer().equals(issuer)));
    return figures;
  }

  /** Ends every access token of an issuer. */
  void expire(String issuer) {
    tokens.drop(grant -> grant.issuer().equals(issuer));
  }

  BearerAccessToken token(Grant grant) {
    return new BearerAccessToken(tokens.keep(grant), TOKEN_LIFE.toSeconds(), grant.scope());
  }
}
