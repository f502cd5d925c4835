package org.rimborso.smart;

import static org.rimborso.smart.FakeAuthorization.OTHER_RSA;
import static org.rimborso.smart.FakeAuthorization.P256;
import static org.rimborso.smart.FakeAuthorization.P384;
import static org.rimborso.smart.FakeAuthorization.RSA;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URI;
import java.time.Clock;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** A CDS Hooks caller that shows good tokens, or tokens with one thing wrong. */
public final class CallerDouble {
  public static final String ISSUER = "https://caller.example/cds";

  private final URI keys;
  private final URI evil;
  private final URI called;
  private final Clock clock;
  private final AtomicInteger ids = new AtomicInteger();
  private final Map<String, String> bad = new LinkedHashMap<>();

  /**
   * @param keys where its keys are
   * @param evil where nobody may ever look
   * @param called the address that it calls
   */
  public CallerDouble(URI keys, URI evil, URI called, Clock clock) {
    this.keys = keys;
    this.evil = evil;
    this.called = called;
    this.clock = clock;
  }

  String good(JWK key, JWSAlgorithm algorithm) {
    return signed(good().build(), key, header(algorithm, key.getKeyID()).build());
  }

  public String good(UnaryOperator<JWTClaimsSet.Builder> change) {
    return signed(change.apply(good()).build(), RSA, header(JWSAlgorithm.RS384, "rsa").build());
  }

  private static JWSHeader.Builder header(JWSAlgorithm algorithm, String kid) {
    return new JWSHeader.Builder(algorithm).type(JOSEObjectType.JWT).keyID(kid);
  }

  private static String signed(JWTClaimsSet claims, JWK key, JWSHeader header) {
    return "Bearer " + FakeAuthorization.sign(claims, key, header);
  }

  private JWTClaimsSet.Builder good() {
    return new JWTClaimsSet.Builder()
        .issuer(ISSUER)
        .audience(called.toString())
        .issueTime(in(0))
        .expirationTime(in(300))
        .jwtID("id-" + ids.incrementAndGet());
  }

  public Date in(long seconds) {
    return Date.from(clock.instant().plusSeconds(seconds));
  }

  /** Every bad token, by what is wrong. */
  public Map<String, String> bad() {
    claims();
    times();
    headers();
    signatures();
    texts();
    return bad;
  }

  private void claim(String name, UnaryOperator<JWTClaimsSet.Builder> change) {
    bad.put(name, good(change));
  }

  private void claims() {
    claim("issuer other", c -> c.issuer("https://evil.example"));
    claim("issuer with slash", c -> c.issuer(ISSUER + "/"));
    claim("issuer none", c -> c.issuer(null));
    claim("audience other", c -> c.audience("https://other.example/cds-services"));
    claim("audience with slash", c -> c.audience(called + "/"));
    claim("audience of a service", c -> c.audience(called + "/encounter"));
    claim("audience base", c -> c.audience(called.resolve("/").toString()));
    claim("audience none", c -> c.audience((String) null));
    claim("audiences", c -> c.audience(List.of(called.toString(), "https://other.example")));
    claim("id none", c -> c.jwtID(null));
    claim("id blank", c -> c.jwtID(" "));
    claim("id long", c -> c.jwtID("i".repeat(256)));
  }

  private void times() {
    claim("expired", c -> c.issueTime(in(-120)).expirationTime(in(-61)));
    claim("expiry none", c -> c.expirationTime(null));
    claim("issued never", c -> c.issueTime(null));
    claim("issued in future", c -> c.issueTime(in(61)));
    claim("valid too long", c -> c.expirationTime(in(361)));
    claim("valid for a day", c -> c.expirationTime(in(86_400)));
    claim("ends before it begins", c -> c.issueTime(in(30)).expirationTime(in(20)));
    claim("not before later", c -> c.notBeforeTime(in(120)));
    claim("expiry text", c -> c.claim("exp", "soon"));
  }

  private void header(String name, UnaryOperator<JWSHeader.Builder> change) {
    bad.put(
        name, signed(good().build(), RSA, change.apply(header(JWSAlgorithm.RS384, "rsa")).build()));
  }

  private void headers() {
    header("jku of another", h -> h.jwkURL(evil));
    header("jku with query", h -> h.jwkURL(URI.create(keys + "?x=1")));
    header("x5u", h -> h.x509CertURL(evil));
    header("jwk", h -> h.jwk(RSA.toPublicJWK()));
    header("x5c", h -> h.x509CertChain(List.of(Base64.encode("certificate"))));
    header("crit", h -> h.criticalParams(Set.of("exp")).customParam("exp", 1));
    header("typ none", h -> h.type(null));
    header("typ other", h -> h.type(new JOSEObjectType("at+jwt")));
    header("kid none", h -> h.keyID(null));
    header("kid empty", h -> h.keyID(""));
    header("kid path", h -> h.keyID("../../rsa"));
    header("kid unknown", h -> h.keyID("unknown"));
    header("kid of another type", h -> h.keyID("p384"));
    header("kid twice in the set", h -> h.keyID("twice"));
  }

  private void signatures() {
    String good = good(c -> c).substring("Bearer ".length());
    bad.put("none", "Bearer " + Forgery.none(good().build()));
    for (JWSAlgorithm algorithm : List.of(JWSAlgorithm.HS256, JWSAlgorithm.HS384)) {
      bad.put(
          algorithm.getName() + " with the public key",
          "Bearer " + Forgery.hmac(good().build(), algorithm, RSA));
    }
    for (JWSAlgorithm algorithm : List.of(JWSAlgorithm.PS384, JWSAlgorithm.RS512)) {
      bad.put(algorithm.getName(), signed(good().build(), RSA, header(algorithm, "rsa").build()));
    }
    bad.put(
        "another key of that name",
        signed(good().build(), OTHER_RSA, header(JWSAlgorithm.RS384, "rsa").build()));
    bad.put("algorithm changed", "Bearer " + Forgery.withHeader(good, "none", "rsa"));
    bad.put("no signature", "Bearer " + Forgery.unsigned(good));
    bad.put(
        "signature of zeros", "Bearer " + Forgery.unsigned(good) + Base64URL.encode(new byte[256]));
    bad.put("payload changed", "Bearer " + Forgery.withPayload(good, good().build()));
    bad.put("two signatures", "Bearer " + good + ".QUJD");
  }

  private void texts() {
    String good = good(c -> c).substring("Bearer ".length());
    bad.put("no token", "Bearer ");
    bad.put("no scheme", good);
    bad.put("another scheme", "Basic " + good);
    bad.put("scheme twice", "Bearer Bearer " + good);
    bad.put("two tokens", "Bearer " + good + ", Bearer " + good);
    bad.put("dots", "Bearer ...");
    bad.put("over 16 KB", good(c -> c.claim("x", "y".repeat(16 * 1024))));
  }

  /** The caller's key set: one of its names is given twice. */
  public static String keySet() {
    RSAKey one = new RSAKey.Builder(RSA).keyID("twice").build();
    RSAKey other = new RSAKey.Builder(OTHER_RSA).keyID("twice").build();
    return new com.nimbusds.jose.jwk.JWKSet(List.of(RSA, P256, P384, one, other)).toString();
  }
}
