package org.rimborso.smart;

import static org.rimborso.smart.FakeAuthorization.OTHER_RSA;
import static org.rimborso.smart.FakeAuthorization.P256;
import static org.rimborso.smart.FakeAuthorization.RSA;
import static org.rimborso.smart.FakeAuthorization.sign;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.util.Base64;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URI;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** id_tokens with one thing wrong each, by what is wrong; made from the nonce of their launch. */
final class BadIdTokens {
  private final FakeAuthorization ehr;
  private final Map<String, Function<String, String>> bad = new LinkedHashMap<>();

  BadIdTokens(FakeAuthorization ehr) {
    this.ehr = ehr;
    whoAndForWhom();
    whenAndWhat();
    headers();
    algorithms();
    signatures();
  }

  Map<String, Function<String, String>> all() {
    return bad;
  }

  private void claims(String name, UnaryOperator<JWTClaimsSet.Builder> change) {
    bad.put(name, nonce -> sign(change.apply(ehr.claims(nonce)).build(), RSA, JWSAlgorithm.RS256));
  }

  private void header(String name, UnaryOperator<JWSHeader.Builder> change) {
    bad.put(
        name,
        nonce ->
            sign(
                ehr.claims(nonce).build(),
                RSA,
                change.apply(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("rsa")).build()));
  }

  private static Date in(long seconds) {
    return Date.from(Instant.now().plusSeconds(seconds));
  }

  private void whoAndForWhom() {
    claims("issuer other", c -> c.issuer("https://evil.example"));
    claims("issuer with slash", c -> c.issuer(ehr.issuer() + "/"));
    claims("issuer is iss", c -> c.issuer(ehr.iss().toString()));
    claims("issuer in capitals", c -> c.issuer(ehr.issuer().toUpperCase(java.util.Locale.ROOT)));
    claims("issuer none", c -> c.issuer(null));
    claims("issuer number", c -> c.claim("iss", 7));
    claims("audience other", c -> c.audience("other-client"));
    claims("audience none", c -> c.audience((String) null));
    claims("audience empty", c -> c.audience(List.of()));
    claims("audience case", c -> c.audience("Rimborso-client"));
    claims("audience with blank", c -> c.audience("rimborso-client "));
    claims("audiences without azp", c -> c.audience(List.of("rimborso-client", "other")));
    claims("azp other", c -> c.claim("azp", "other"));
    claims("azp number", c -> c.claim("azp", 7));
    claims(
        "audiences, azp other", c -> c.audience(List.of("rimborso-client", "x")).claim("azp", "x"));
    claims("subject none", c -> c.subject(null));
    claims("subject empty", c -> c.subject(""));
    claims("subject blank", c -> c.subject(" "));
    claims("subject long", c -> c.subject("s".repeat(256)));
  }

  private void whenAndWhat() {
    claims("nonce other", c -> c.claim("nonce", "other"));
    claims("nonce none", c -> c.claim("nonce", null));
    claims("nonce empty", c -> c.claim("nonce", ""));
    claims("nonce number", c -> c.claim("nonce", 7));
    claims("nonce list", c -> c.claim("nonce", List.of("a")));
    claims("expired", c -> c.expirationTime(in(-61)));
    claims("expired long ago", c -> c.expirationTime(Date.from(Instant.EPOCH)));
    claims("expiry none", c -> c.expirationTime(null));
    claims("expiry text", c -> c.claim("exp", "tomorrow"));
    claims("issued in future", c -> c.issueTime(in(120)));
    claims("issued never", c -> c.issueTime(null));
    claims("token over 64 KB", c -> c.claim("x", "y".repeat(64 * 1024)));
    claims("token of 600 KB", c -> c.claim("x", "y".repeat(600 * 1024)));
  }

  private void headers() {
    URI evil = ehr.server.at("/evil");
    header("jku", h -> h.jwkURL(evil));
    header("x5u", h -> h.x509CertURL(evil));
    header("jwk", h -> h.jwk(RSA.toPublicJWK()));
    header("jwk of another", h -> h.jwk(OTHER_RSA.toPublicJWK()));
    header("x5c", h -> h.x509CertChain(List.of(Base64.encode("certificate"))));
    header("crit", h -> h.criticalParams(Set.of("exp")).customParam("exp", 1));
    header("kid path", h -> h.keyID("../../rsa"));
    header("kid sql", h -> h.keyID("' or '1'='1"));
    header("kid address", h -> h.keyID(evil.toString()));
    header("kid empty", h -> h.keyID(""));
    header("kid of another type", h -> h.keyID("p256"));
    header("kid unknown", h -> h.keyID("unknown"));
    header("kid case", h -> h.keyID("RSA"));
    header("typ", h -> h.type(new JOSEObjectType("at+jwt")));
    header("typ of a logout", h -> h.type(new JOSEObjectType("logout+jwt")));
  }

  private void algorithms() {
    bad.put("none", nonce -> Forgery.none(ehr.claims(nonce).build()));
    for (JWSAlgorithm algorithm :
        List.of(JWSAlgorithm.PS256, JWSAlgorithm.PS384, JWSAlgorithm.RS512)) {
      bad.put(algorithm.getName(), nonce -> sign(ehr.claims(nonce).build(), RSA, algorithm));
    }
    for (JWSAlgorithm algorithm :
        List.of(JWSAlgorithm.HS256, JWSAlgorithm.HS384, JWSAlgorithm.HS512)) {
      bad.put(
          algorithm.getName() + " with the public key",
          nonce -> Forgery.hmac(ehr.claims(nonce).build(), algorithm, RSA));
    }
    bad.put("algorithm changed to none", nonce -> Forgery.withHeader(good(nonce), "none", "rsa"));
    bad.put("algorithm changed to None", nonce -> Forgery.withHeader(good(nonce), "None", "rsa"));
    bad.put("algorithm changed", nonce -> Forgery.withHeader(good(nonce), "RS384", "rsa"));
    bad.put("algorithm of a curve", nonce -> Forgery.withHeader(good(nonce), "ES256", "p256"));
  }

  private String good(String nonce) {
    return sign(ehr.claims(nonce).build(), RSA, JWSAlgorithm.RS256);
  }

  private void signatures() {
    bad.put(
        "another key of that name",
        nonce -> sign(ehr.claims(nonce).build(), OTHER_RSA, JWSAlgorithm.RS256));
    bad.put(
        "curve key under the other's name",
        nonce ->
            sign(
                ehr.claims(nonce).build(),
                P256,
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("rsa").build()));
    bad.put("no signature", nonce -> Forgery.unsigned(good(nonce)));
    bad.put(
        "signature of another token", nonce -> Forgery.swapped(good(nonce), good("another-nonce")));
    bad.put(
        "payload changed",
        nonce -> Forgery.withPayload(good(nonce), ehr.claims(nonce).subject("admin").build()));
    bad.put("signature cut", nonce -> good(nonce).substring(0, good(nonce).length() - 8));
    bad.put("two signatures", nonce -> good(nonce) + ".QUJD");
    bad.put(
        "signature of zeros",
        nonce -> Forgery.unsigned(good(nonce)) + Base64URL.encode(new byte[256]));
    bad.put("no token", nonce -> "not-a-token");
    bad.put("empty", nonce -> "");
    bad.put("three dots", nonce -> "...");
    bad.put("brackets", nonce -> "{}.{}.{}");
  }
}
