package org.rimborso.smart;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rimborso.ehr.Destination;
import org.rimborso.ehr.Ehr;
import org.rimborso.ehr.Ehrs;
import org.rimborso.ehr.Limits;
import org.rimborso.ehr.Origin;
import org.rimborso.ehr.Outbound;
import org.rimborso.ehr.SignIn.Caller;
import org.rimborso.store.CallerTokenRows;
import org.rimborso.store.DuplicateRow;

/**
 * Checks the token that a CDS Hooks caller shows (CDS Hooks 2.0, "Trusting CDS Clients"). Issuer
 * and key address must stand in the configuration: nothing that a token names is ever fetched. A
 * token is taken once, for the address it was made for, while it is young.
 */
public final class CallerTokens {
  private static final String BEARER = "Bearer ";
  private static final int MOST_CHARACTERS = 16 * 1024;
  private static final int LONGEST_ID = 255;
  private static final int KEY_SET_BYTES = 1 << 20;
  private static final Duration SKEW = Duration.ofSeconds(60);
  private static final Duration LONGEST = Duration.ofMinutes(5);
  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(JWSAlgorithm.RS256, JWSAlgorithm.RS384, JWSAlgorithm.ES256, JWSAlgorithm.ES384);

  private final Map<String, Known> byIssuer = new LinkedHashMap<>();
  private final CallerTokenRows taken;
  private final Clock clock;

  /** A configured caller, and how its keys are fetched. */
  private record Known(String ehrId, Caller caller, JWKSource<SecurityContext> keys) {}

  CallerTokens(Ehrs ehrs, Outbound outbound, KeySets keySets, CallerTokenRows taken, Clock clock) {
    this.taken = taken;
    this.clock = clock;
    for (Ehr ehr : ehrs.all()) {
      ehr.settings()
          .signIn()
          .caller()
          .ifPresent(
              caller -> byIssuer.put(caller.issuer(), known(ehr, caller, keySets, outbound)));
    }
  }

  private static Known known(Ehr ehr, Caller caller, KeySets keySets, Outbound outbound) {
    String name = ehr.id() + " cds";
    Origin origin = Origin.of(caller.keys()).orElseThrow();
    Destination only = new Destination(name, Set.of(origin));
    return new Known(
        ehr.id(),
        caller,
        keySets
            .at(
                name,
                caller.keys(),
                outbound.to(only, Limits.STANDARD.withBodyBytes(KEY_SET_BYTES)))
            .orElseThrow());
  }

  /**
   * Who called, as a believed token says.
   *
   * @param ehr the id of the EHR on whose behalf they speak
   * @param issuer of the token
   * @param subject of the token; its issuer where it names none
   */
  public record Trusted(String ehr, String issuer, String subject) {}

  /** The id of the EHR on whose behalf the {@link #caller} speaks. */
  public Optional<String> ehr(String authorization, URI called) {
    return caller(authorization, called).map(Trusted::ehr);
  }

  /**
   * Who called, or empty if the token is not to be believed. A believed token is used up.
   *
   * @param authorization the whole header
   * @param called the address that was called, as the caller knows it
   */
  public Optional<Trusted> caller(String authorization, URI called) {
    if (!authorization.startsWith(BEARER) || authorization.length() > MOST_CHARACTERS) {
      return Optional.empty();
    }
    try {
      SignedJWT jwt = SignedJWT.parse(authorization.substring(BEARER.length()));
      JWTClaimsSet claims = jwt.getJWTClaimsSet();
      return Optional.ofNullable(claims.getIssuer())
          .flatMap(issuer -> Optional.ofNullable(byIssuer.get(issuer)))
          .filter(k -> isPlain(jwt.getHeader(), k.caller()))
          .filter(k -> isFor(claims, called) && isYoung(claims))
          .filter(k -> isSigned(jwt, k.keys()))
          .filter(k -> isFirst(claims))
          .map(k -> trusted(k, claims));
    } catch (ParseException | IllegalArgumentException notAToken) {
      return Optional.empty();
    }
  }

  private static Trusted trusted(Known known, JWTClaimsSet claims) {
    String subject = claims.getSubject();
    return new Trusted(
        known.ehrId(),
        claims.getIssuer(),
        subject == null || subject.isBlank() ? claims.getIssuer() : subject);
  }

  /**
   * Headers that bring their own key or ask for extensions are refused before any key is sought.
   */
  private static boolean isPlain(JWSHeader header, Caller caller) {
    return ALGORITHMS.contains(header.getAlgorithm())
        && JOSEObjectType.JWT.equals(header.getType())
        && header.getKeyID() != null
        && !header.getKeyID().isBlank()
        && (header.getJWKURL() == null || header.getJWKURL().equals(caller.keys()))
        && header.getX509CertURL() == null
        && header.getX509CertChain() == null
        && header.getJWK() == null
        && header.getCriticalParams() == null
        && header.isBase64URLEncodePayload();
  }

  private static boolean isFor(JWTClaimsSet claims, URI called) {
    String id = claims.getJWTID();
    return claims.getAudience().equals(List.of(called.toString()))
        && id != null
        && !id.isBlank()
        && id.length() <= LONGEST_ID
        && (claims.getSubject() == null || claims.getSubject().length() <= LONGEST_ID);
  }

  private boolean isYoung(JWTClaimsSet claims) {
    Date issued = claims.getIssueTime();
    Date expires = claims.getExpirationTime();
    if (issued == null || expires == null) {
      return false;
    }
    Instant now = clock.instant();
    Date notBefore = claims.getNotBeforeTime();
    Duration span = Duration.between(issued.toInstant(), expires.toInstant());
    return !span.isNegative()
        && span.compareTo(LONGEST.plus(SKEW)) <= 0
        && !issued.toInstant().minus(SKEW).isAfter(now)
        && expires.toInstant().plus(SKEW).isAfter(now)
        && (notBefore == null || !notBefore.toInstant().minus(SKEW).isAfter(now));
  }

  /** Exactly one key of the caller's may have the name that the token gives. */
  private static boolean isSigned(SignedJWT jwt, JWKSource<SecurityContext> keys) {
    try {
      JWKMatcher named = new JWKMatcher.Builder().keyID(jwt.getHeader().getKeyID()).build();
      List<JWK> found = keys.get(new JWKSelector(named), null);
      return found.size() == 1
          && JWKMatcher.forJWSHeader(jwt.getHeader()).matches(found.get(0))
          && found.get(0) instanceof AsymmetricJWK key
          && jwt.verify(verifier(jwt, key));
    } catch (JOSEException noKeysOrUnfit) {
      return false;
    }
  }

  private static JWSVerifier verifier(SignedJWT jwt, AsymmetricJWK key) throws JOSEException {
    return new DefaultJWSVerifierFactory().createJWSVerifier(jwt.getHeader(), key.toPublicKey());
  }

  private boolean isFirst(JWTClaimsSet claims) {
    Instant until = claims.getExpirationTime().toInstant().plus(SKEW);
    try {
      taken.take(
          Secrets.hash(claims.getIssuer() + "\n" + claims.getJWTID()), until, clock.instant());
      return true;
    } catch (DuplicateRow again) {
      return false;
    }
  }
}
