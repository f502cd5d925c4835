package org.rimborso.sandbox.oauth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.PrivateKeyJWT;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Whether who asks is the registered app: by its secret, or, at an issuer that wants signatures, by
 * a statement signed with a key of its published set (SMART App Launch, "Client Authentication:
 * Asymmetric").
 */
final class ClientCheck {

  private static final Duration LONGEST = Duration.ofMinutes(5);
  private static final int CONNECT_MILLIS = 2_000;
  private static final int READ_MILLIS = 5_000;
  private static final int KEY_SET_BYTES = 1 << 20;

  private final Issuer issuer;
  private final Optional<RegisteredApp> app;
  private final Clock clock;
  private final Optional<DefaultJWTProcessor<SecurityContext>> signatures;
  private final Set<String> seen = ConcurrentHashMap.newKeySet();

  ClientCheck(Issuer issuer, Optional<RegisteredApp> app, Clock clock) {
    this.issuer = issuer;
    this.app = app;
    this.clock = clock;
    this.signatures =
        app.flatMap(a -> a.keys().map(keys -> processor(issuer, a.id().getValue(), keys)));
  }

  private static DefaultJWTProcessor<SecurityContext> processor(
      Issuer issuer, String client, URI keys) {
    DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT));
    processor.setJWSKeySelector(
        new JWSVerificationKeySelector<>(
            Set.of(JWSAlgorithm.ES384, JWSAlgorithm.RS384), source(keys)));
    processor.setJWTClaimsSetVerifier(
        new DefaultJWTClaimsVerifier<>(
            issuer.token().toString(),
            new JWTClaimsSet.Builder().issuer(client).subject(client).build(),
            Set.of("exp", "jti")));
    return processor;
  }

  /** Kept for a while, as EHRs do; asked again when a key is not among them. */
  private static JWKSource<SecurityContext> source(URI keys) {
    try {
      return JWKSourceBuilder.create(
              keys.toURL(),
              new DefaultResourceRetriever(CONNECT_MILLIS, READ_MILLIS, KEY_SET_BYTES))
          .rateLimited(false)
          .build();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException("no address of a key set: " + keys, e);
    }
  }

  boolean passes(@Nullable ClientAuthentication shown) {
    if (issuer.signed()) {
      return shown instanceof PrivateKeyJWT statement && isSigned(statement);
    }
    return shown instanceof ClientSecretBasic basic
        && app.filter(a -> a.knows(basic.getClientID(), basic.getClientSecret())).isPresent();
  }

  private boolean isSigned(PrivateKeyJWT statement) {
    if (signatures.isEmpty()) {
      return false;
    }
    try {
      JWTClaimsSet claims = signatures.get().process(statement.getClientAssertion(), null);
      Instant ends = claims.getExpirationTime().toInstant();
      return !ends.isAfter(clock.instant().plus(LONGEST)) && seen.add(claims.getJWTID());
    } catch (BadJOSEException | JOSEException refused) {
      return false;
    }
  }
}
