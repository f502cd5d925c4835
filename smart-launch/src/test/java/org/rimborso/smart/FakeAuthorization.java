package org.rimborso.smart;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.rimborso.ehr.LoopbackServer;
import org.rimborso.ehr.LoopbackServer.Seen;
import org.rimborso.ehr.LoopbackServer.Sent;

/** A small authorization server on a real socket whose every answer a test may change. */
public final class FakeAuthorization implements AutoCloseable {
  public static final RSAKey RSA = rsa("rsa");
  static final RSAKey OTHER_RSA = rsa("rsa");
  static final ECKey P256 = ec(Curve.P_256, "p256");
  static final ECKey P384 = ec(Curve.P_384, "p384");

  public final LoopbackServer server = new LoopbackServer(this::answer);
  public volatile String configuration = configuration(server.origin());
  volatile String openid = "{}";
  JWKSet keys = new JWKSet(List.of(RSA, P256, P384));
  public volatile Function<Seen, Sent> token = request -> Sent.status(500, Map.of());

  /** Everything else: revocation, the FHIR base. */
  public volatile Function<Seen, Sent> other = request -> Sent.json(404, "{}");

  private Sent answer(Seen request) {
    return switch (request.path()) {
      case "/fhir/.well-known/smart-configuration" -> Sent.json(200, configuration);
      case "/fhir/.well-known/openid-configuration" -> Sent.json(200, openid);
      case "/auth/jwks" -> Sent.json(200, keys.toString());
      case "/auth/token" -> token.apply(request);
      default -> other.apply(request);
    };
  }

  public URI iss() {
    return server.at("/fhir");
  }

  public String issuer() {
    return server.at("/auth").toString();
  }

  public List<Seen> calls(String path) {
    return server.seen().stream().filter(r -> r.path().equals(path)).toList();
  }

  public static String configuration(URI origin) {
    return """
    {"issuer":"ORIGIN/auth","authorization_endpoint":"ORIGIN/auth/authorize",
     "token_endpoint":"ORIGIN/auth/token","jwks_uri":"ORIGIN/auth/jwks",
     "capabilities":["launch-ehr","permission-v2","sso-openid-connect"],
     "code_challenge_methods_supported":["S256"]}
    """
        .replace("ORIGIN", origin.toString());
  }

  /** Good claims, relative to the real time: Nimbus reads the system's clock. */
  public JWTClaimsSet.Builder claims(String nonce) {
    Instant now = Instant.now();
    return new JWTClaimsSet.Builder()
        .issuer(issuer())
        .subject("user-1")
        .audience("rimborso-client")
        .claim("nonce", nonce)
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plusSeconds(300)))
        .claim("fhirUser", "Practitioner/demo-biller");
  }

  public static String sign(JWTClaimsSet claims, JWK key, JWSAlgorithm algorithm) {
    return sign(claims, key, new JWSHeader.Builder(algorithm).keyID(key.getKeyID()).build());
  }

  public static String sign(JWTClaimsSet claims, JWK key, JWSHeader header) {
    try {
      JWSSigner signer =
          key instanceof RSAKey rsa ? new RSASSASigner(rsa) : new ECDSASigner((ECKey) key);
      SignedJWT jwt = new SignedJWT(header, claims);
      jwt.sign(signer);
      return jwt.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  public static String tokenAnswer(String idToken, String more) {
    return "{\"access_token\":\"canary-token\",\"token_type\":\"Bearer\",\"expires_in\":3600,"
        + "\"id_token\":\""
        + idToken
        + "\""
        + more
        + "}";
  }

  /** The same with a refresh token and another access token. */
  public static String tokenAnswer(String access, String refresh, String more) {
    return "{\"access_token\":\""
        + access
        + "\",\"token_type\":\"Bearer\",\"expires_in\":3600"
        + (refresh.isEmpty() ? "" : ",\"refresh_token\":\"" + refresh + "\"")
        + more
        + "}";
  }

  private static RSAKey rsa(String kid) {
    try {
      return new RSAKeyGenerator(2048).keyID(kid).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ECKey ec(Curve curve, String kid) {
    try {
      return new ECKeyGenerator(curve).keyID(kid).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
