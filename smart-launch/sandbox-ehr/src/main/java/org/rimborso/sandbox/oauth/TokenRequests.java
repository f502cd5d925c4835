package org.rimborso.sandbox.oauth;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.AccessTokenResponse;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.ClientCredentialsGrant;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenErrorResponse;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import com.nimbusds.oauth2.sdk.token.Tokens;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.rimborso.sandbox.demo.DemoPerson;
import org.rimborso.sandbox.oauth.SmartState.Coded;

/**
 * Judges the token requests of one issuer: a code for a token, once, with proof of the client and
 * verifier; a refresh token for the next ones, once.
 */
final class TokenRequests {

  private final Issuer issuer;
  private final Optional<RegisteredApp> app;
  private final ClientCheck clients;
  private final ClientCheck backends;
  private final SmartState state;
  private final SigningKey key;

  TokenRequests(
      Issuer issuer,
      Optional<RegisteredApp> app,
      ClientCheck clients,
      ClientCheck backends,
      SmartState state,
      SigningKey key) {
    this.clients = clients;
    this.backends = backends;
    this.issuer = issuer;
    this.app = app;
    this.state = state;
    this.key = key;
  }

  TokenResponse answer(HTTPRequest http) {
    TokenRequest request;
    try {
      request = TokenRequest.parse(http);
    } catch (ParseException e) {
      return new TokenErrorResponse(
          e.getErrorObject() == null ? OAuth2Error.INVALID_REQUEST : e.getErrorObject());
    }
    if (issuer.signed() && request.getAuthorizationGrant() instanceof ClientCredentialsGrant) {
      return forSystem(request);
    }
    if (!clients.passes(request.getClientAuthentication())) {
      return new TokenErrorResponse(OAuth2Error.INVALID_CLIENT);
    }
    AuthorizationGrant grant = request.getAuthorizationGrant();
    if (issuer.signed() && grant instanceof RefreshTokenGrant refresh) {
      return refreshed(refresh.getRefreshToken().getValue());
    }
    if (!(grant instanceof AuthorizationCodeGrant codeGrant)) {
      return new TokenErrorResponse(OAuth2Error.UNSUPPORTED_GRANT_TYPE);
    }
    // Redeemed before it is judged: a code that was tried with a wrong verifier is spent.
    return state
        .redeemCode(codeGrant.getAuthorizationCode().getValue())
        .filter(coded -> matches(coded.authorization(), codeGrant))
        .map(this::tokens)
        .orElseGet(() -> new TokenErrorResponse(OAuth2Error.INVALID_GRANT));
  }

  /** SMART Backend Services: a token for a program, short, with no refresh token. */
  private TokenResponse forSystem(TokenRequest request) {
    if (!backends.passes(request.getClientAuthentication())) {
      return new TokenErrorResponse(OAuth2Error.INVALID_CLIENT);
    }
    Scope asked = request.getScope() == null ? new Scope() : request.getScope();
    Scope given = issuer.grantableToSystem(asked);
    return given.isEmpty()
        ? new TokenErrorResponse(OAuth2Error.INVALID_SCOPE)
        : new AccessTokenResponse(
            new Tokens(
                state.token(new Grant(issuer.base(), "system", "", Optional.empty(), given)),
                null));
  }

  /** The next tokens, in the same context; the one that was sent is used up. */
  private TokenResponse refreshed(String token) {
    return state
        .refreshTokens()
        .use(token, issuer.base(), state::token)
        .<TokenResponse>map(tokens -> new AccessTokenResponse(tokens, context(token)))
        .orElseGet(() -> new TokenErrorResponse(OAuth2Error.INVALID_GRANT));
  }

  private Map<String, Object> context(String token) {
    return state.refreshTokens().patient(token).stream()
        .collect(Collectors.toMap(patient -> "patient", patient -> patient));
  }

  private boolean matches(Authorization authorization, AuthorizationCodeGrant grant) {
    CodeVerifier verifier = grant.getCodeVerifier();
    return authorization.launch().issuer().equals(issuer.base())
        && authorization.redirect().equals(grant.getRedirectionURI())
        && verifier != null
        && CodeChallenge.compute(CodeChallengeMethod.S256, verifier)
            .equals(authorization.challenge());
  }

  private TokenResponse tokens(Coded coded) {
    Authorization authorization = coded.authorization();
    Launch launch = authorization.launch();
    Grant grant =
        new Grant(
            issuer.base(),
            coded.person(),
            launch.patient(),
            launch.encounter(),
            authorization.scope());
    AccessToken access = state.token(grant);
    RefreshToken refresh = refresh(grant, access).orElse(null);
    Map<String, Object> context = new LinkedHashMap<>();
    context.put("patient", launch.patient());
    launch.encounter().ifPresent(encounter -> context.put("encounter", encounter));
    launch.appContext().ifPresent(text -> context.put("appContext", text));
    context.put("need_patient_banner", true);
    return authorization.scope().contains("openid")
        ? new OIDCTokenResponse(new OIDCTokens(idToken(coded), access, refresh), context)
        : new AccessTokenResponse(new Tokens(access, refresh), context);
  }

  private Optional<RefreshToken> refresh(Grant grant, AccessToken access) {
    boolean asked =
        grant.scope().contains("online_access") || grant.scope().contains("offline_access");
    return asked
        ? Optional.of(new RefreshToken(state.refreshTokens().begin(grant, access.getValue())))
        : Optional.empty();
  }

  private SignedJWT idToken(Coded coded) {
    Instant now = state.clock().instant();
    JWTClaimsSet.Builder claims =
        new JWTClaimsSet.Builder()
            .issuer(issuer.base())
            .subject(coded.person())
            .audience(app.map(a -> a.id().getValue()).orElseThrow())
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(SmartState.TOKEN_LIFE)));
    DemoPerson.withId(coded.person()).ifPresent(person -> claims.claim("name", person.display()));
    coded.authorization().nonce().ifPresent(nonce -> claims.claim("nonce", nonce.getValue()));
    if (coded.authorization().scope().contains("fhirUser")) {
      claims.claim("fhirUser", issuer.base() + "/Practitioner/" + coded.person());
    }
    return key.sign(claims.build());
  }
}
