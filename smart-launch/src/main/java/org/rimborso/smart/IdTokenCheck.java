package org.rimborso.smart;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.util.Optional;
import java.util.Set;

/**
 * Checks an id_token (OpenID Connect Core 3.1.3.7): a signature by the server's published keys with
 * an asymmetric algorithm, issuer, audience, authorized party, nonce, expiry and time of issue.
 * Headers that bring their own key or ask for extensions are refused before any key is looked up.
 */
final class IdTokenCheck {
  private static final int MOST_CHARACTERS = 64 * 1024;
  private static final int SKEW_SECONDS = 60;
  private static final int LONGEST_SUBJECT = 255;
  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(JWSAlgorithm.RS256, JWSAlgorithm.RS384, JWSAlgorithm.ES256, JWSAlgorithm.ES384);

  private final AuthorizationServer server;
  private final String clientId;

  IdTokenCheck(AuthorizationServer server, String clientId) {
    this.server = server;
    this.clientId = clientId;
  }

  /** The claims of a good token, or empty. */
  Optional<JWTClaimsSet> claims(String token, String nonce) {
    if (token.length() > MOST_CHARACTERS) {
      return Optional.empty();
    }
    try {
      SignedJWT jwt = SignedJWT.parse(token);
      return plain(jwt.getHeader()) ? verified(jwt, nonce) : Optional.empty();
    } catch (java.text.ParseException
        | ParseException
        | BadJOSEException
        | JOSEException
        | IllegalArgumentException bad) {
      return Optional.empty();
    }
  }

  private static boolean plain(JWSHeader header) {
    return ALGORITHMS.contains(header.getAlgorithm())
        && header.getJWKURL() == null
        && header.getX509CertURL() == null
        && header.getX509CertChain() == null
        && header.getJWK() == null
        && header.getCriticalParams() == null
        && header.isBase64URLEncodePayload();
  }

  private Optional<JWTClaimsSet> verified(SignedJWT jwt, String nonce)
      throws BadJOSEException, JOSEException, ParseException {
    IDTokenValidator validator =
        new IDTokenValidator(
            new Issuer(server.issuer()),
            new ClientID(clientId),
            new JWSVerificationKeySelector<>(ALGORITHMS, server.keys()),
            null);
    validator.setMaxClockSkew(SKEW_SECONDS);
    JWTClaimsSet claims = validator.validate(jwt, new Nonce(nonce)).toJWTClaimsSet();
    return hasSubject(claims) && isForUs(claims) ? Optional.of(claims) : Optional.empty();
  }

  private static boolean hasSubject(JWTClaimsSet claims) {
    String subject = claims.getSubject();
    return subject != null && !subject.isBlank() && subject.length() <= LONGEST_SUBJECT;
  }

  /**
   * Who the token was given to must be us. The library lets a lone audience pass with another
   * authorized party, and several audiences without one.
   */
  private boolean isForUs(JWTClaimsSet claims) {
    Object party = claims.getClaim("azp");
    return party == null ? claims.getAudience().size() == 1 : party.equals(clientId);
  }
}
