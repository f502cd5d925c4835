package org.rimborso.smart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rimborso.smart.FakeAuthorization.OTHER_RSA;
import static org.rimborso.smart.FakeAuthorization.P256;
import static org.rimborso.smart.FakeAuthorization.P384;
import static org.rimborso.smart.FakeAuthorization.RSA;
import static org.rimborso.smart.FakeAuthorization.sign;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rimborso.chart.Reference;
import org.rimborso.ehr.LoopbackServer;
import org.rimborso.ehr.LoopbackServer.Sent;
import org.rimborso.smart.Problem.Kind;
import org.rimborso.smart.SmartLaunch.Completed;

class IdTokenTest extends OverSmartParts {
  private Function<String, String> claims(UnaryOperator<JWTClaimsSet.Builder> change) {
    return nonce -> sign(change.apply(parts.ehr.claims(nonce)).build(), RSA, JWSAlgorithm.RS256);
  }

  private Function<String, String> header(UnaryOperator<JWSHeader.Builder> change) {
    return nonce ->
        sign(
            parts.ehr.claims(nonce).build(),
            RSA,
            change.apply(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("rsa")).build());
  }

  private static Date in(long seconds) {
    return Date.from(Instant.now().plusSeconds(seconds));
  }

  @Test
  void callback_eachGoodAlgorithm_accepted() {
    Map<JWSAlgorithm, com.nimbusds.jose.jwk.JWK> good =
        Map.of(
            JWSAlgorithm.RS256, RSA,
            JWSAlgorithm.RS384, RSA,
            JWSAlgorithm.ES256, P256,
            JWSAlgorithm.ES384, P384);
    good.forEach(
        (algorithm, key) ->
            assertThat(parts.flowWith(n -> sign(parts.ehr.claims(n).build(), key, algorithm)))
                .as(algorithm.getName())
                .isInstanceOf(Completed.class));
  }

  @Test
  void callback_withoutKeyId_accepted() {
    assertThat(parts.flowWith(header(h -> h.keyID(null)))).isInstanceOf(Completed.class);
  }

  @Test
  void callback_badTokens_allRefused() {
    Map<String, Function<String, String>> bad = new LinkedHashMap<>();
    badClaims(bad);
    badHeaders(bad);
    badSignatures(bad);
    assertThat(bad.size()).isGreaterThanOrEqualTo(40);
    bad.forEach(
        (name, token) ->
            assertThat(parts.flowWith(token))
                .as(name)
                .isInstanceOfSatisfying(
                    Problem.class,
                    p -> assertThat(p.kind()).isIn(Kind.ID_TOKEN_INVALID, Kind.TOKEN_INVALID)));
    assertThat(parts.flowWith(claims(c -> c))).isInstanceOf(Completed.class);
  }

  private void badClaims(Map<String, Function<String, String>> bad) {
    bad.put("issuer other", claims(c -> c.issuer("https://evil.example")));
    bad.put("issuer with slash", claims(c -> c.issuer(parts.ehr.issuer() + "/")));
    bad.put("issuer is iss", claims(c -> c.issuer(parts.ehr.iss().toString())));
    bad.put("issuer none", claims(c -> c.issuer(null)));
    bad.put("audience other", claims(c -> c.audience("other-client")));
    bad.put("audience none", claims(c -> c.audience((String) null)));
    bad.put("audience empty", claims(c -> c.audience(List.of())));
    bad.put("audience case", claims(c -> c.audience("Rimborso-client")));
    bad.put("audiences without azp", claims(c -> c.audience(List.of("rimborso-client", "other"))));
    bad.put("azp other", claims(c -> c.claim("azp", "other")));
    bad.put(
        "audiences, azp other",
        claims(c -> c.audience(List.of("rimborso-client", "x")).claim("azp", "x")));
    bad.put("nonce other", claims(c -> c.claim("nonce", "other")));
    bad.put("nonce none", claims(c -> c.claim("nonce", null)));
    bad.put("nonce empty", claims(c -> c.claim("nonce", "")));
    bad.put("nonce number", claims(c -> c.claim("nonce", 7)));
    bad.put("expired", claims(c -> c.expirationTime(in(-61))));
    bad.put("expiry none", claims(c -> c.expirationTime(null)));
    bad.put("issued in future", claims(c -> c.issueTime(in(120))));
    bad.put("issued never", claims(c -> c.issueTime(null)));
    bad.put("subject none", claims(c -> c.subject(null)));
    bad.put("subject empty", claims(c -> c.subject("")));
    bad.put("subject blank", claims(c -> c.subject(" ")));
    bad.put("subject long", claims(c -> c.subject("s".repeat(256))));
    bad.put("token over 64 KB", claims(c -> c.claim("x", "y".repeat(64 * 1024))));
  }

  private void badHeaders(Map<String, Function<String, String>> bad) {
    URI evil = parts.ehr.server.at("/evil");
    bad.put("jku", header(h -> h.jwkURL(evil)));
    bad.put("x5u", header(h -> h.x509CertURL(evil)));
    bad.put("jwk", header(h -> h.jwk(RSA.toPublicJWK())));
    bad.put("crit", header(h -> h.criticalParams(Set.of("exp")).customParam("exp", 1)));
    bad.put("kid path", header(h -> h.keyID("../../rsa")));
    bad.put("kid sql", header(h -> h.keyID("' or '1'='1")));
    bad.put("kid of another type", header(h -> h.keyID("p256")));
    bad.put("kid unknown", header(h -> h.keyID("unknown")));
    bad.put("typ", header(h -> h.type(new com.nimbusds.jose.JOSEObjectType("at+jwt"))));
    bad.put("PS256", n -> sign(parts.ehr.claims(n).build(), RSA, JWSAlgorithm.PS256));
    bad.put("RS512", n -> sign(parts.ehr.claims(n).build(), RSA, JWSAlgorithm.RS512));
    bad.put("none", n -> new PlainJWT(parts.ehr.claims(n).build()).serialize());
  }

  private void badSignatures(Map<String, Function<String, String>> bad) {
    bad.put(
        "another key of that name",
        n -> sign(parts.ehr.claims(n).build(), OTHER_RSA, JWSAlgorithm.RS256));
    bad.put("HMAC with the public key", n -> hmac(parts.ehr.claims(n).build()));
    bad.put("no signature", n -> cut(claims(c -> c).apply(n)));
    bad.put("signature of another token", n -> swapped(n));
    bad.put("algorithm changed", n -> algorithmChanged(claims(c -> c).apply(n)));
    bad.put("payload changed", n -> payloadChanged(n));
    bad.put("two signatures", n -> claims(c -> c).apply(n) + ".QUJD");
    bad.put("no token", n -> "not-a-token");
    bad.put("empty", n -> "");
    bad.put("three dots", n -> "...");
  }

  private static String hmac(JWTClaimsSet claims) {
    try {
      SignedJWT jwt =
          new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("rsa").build(), claims);
      jwt.sign(new MACSigner(RSA.toPublicKey().getEncoded()));
      return jwt.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String cut(String token) {
    return token.substring(0, token.lastIndexOf('.') + 1);
  }

  private String swapped(String nonce) {
    String other = claims(c -> c.subject("user-2")).apply(nonce);
    return cut(claims(c -> c).apply(nonce)) + other.substring(other.lastIndexOf('.') + 1);
  }

  private static String algorithmChanged(String token) {
    String header = "{\"kid\":\"rsa\",\"alg\":\"none\"}";
    return encoded(header) + token.substring(token.indexOf('.'));
  }

  private String payloadChanged(String nonce) {
    String[] token = claims(c -> c).apply(nonce).split("\\.", -1);
    String payload = parts.ehr.claims(nonce).subject("admin").build().toString();
    return token[0] + "." + encoded(payload) + "." + token[2];
  }

  private static String encoded(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void callback_headerBringsAKeyAddress_isNotCalled() {
    try (var evil = new LoopbackServer(r -> Sent.json(200, "{}"))) {
      parts.flowWith(header(h -> h.jwkURL(evil.at("/jwks"))));
      parts.flowWith(header(h -> h.x509CertURL(evil.at("/x5u"))));
      assertThat(evil.seen()).isEmpty();
    }
  }

  @Test
  void callback_keysRotated_oneFetchMore() throws JOSEException {
    assertThat(parts.flowWith(claims(c -> c))).isInstanceOf(Completed.class);
    RSAKey next = new RSAKeyGenerator(2048).keyID("next").generate();
    parts.ehr.keys = new JWKSet(next);
    assertThat(parts.flowWith(n -> sign(parts.ehr.claims(n).build(), next, JWSAlgorithm.RS256)))
        .isInstanceOf(Completed.class);
    assertThat(parts.ehr.calls("/auth/jwks")).hasSize(2);
  }

  @Test
  void callback_manyUnknownKeys_fetchesAreLimited() {
    for (int i = 0; i < 20; i++) {
      String kid = "k" + i;
      assertThat(parts.flowWith(header(h -> h.keyID(kid)))).isInstanceOf(Problem.class);
    }
    assertThat(parts.ehr.calls("/auth/jwks").size()).isLessThanOrEqualTo(3);
  }

  @Test
  void callback_keysSeenOnce_areKept() {
    for (int i = 0; i < 3; i++) {
      assertThat(parts.flowWith(claims(c -> c))).isInstanceOf(Completed.class);
    }
    assertThat(parts.ehr.calls("/auth/jwks")).hasSize(1);
  }

  private Reference user(String fhirUser) {
    Completed done = (Completed) parts.flowWith(claims(c -> c.claim("fhirUser", fhirUser)));
    return done.launch().user().fhirUser().orElseThrow();
  }

  @Test
  void callback_fhirUserRelativeOrUnderTheBase_theSame() {
    Reference expected = new Reference("Practitioner", "u1");
    assertThat(user("Practitioner/u1")).isEqualTo(expected);
    assertThat(user(parts.ehr.iss() + "/Practitioner/u1")).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example/fhir/Practitioner/u1",
        "//evil.example/Practitioner/u1",
        "Practitioner/../x",
        "Practitioner/u1/_history/1",
        "Practitioner",
        "Claim/u1",
        "",
        "urn:uuid:5c1ae1d5-1ee3-4c5e-ae3c-111111111111"
      })
  void callback_fhirUserElsewhere_refused(String fhirUser) {
    assertThat(parts.flowWith(claims(c -> c.claim("fhirUser", fhirUser))))
        .isEqualTo(Problem.of(Kind.FHIR_USER_FOREIGN));
  }

  @Test
  void callback_noFhirUser_userByIssuerAndSubject() {
    Completed done =
        (Completed)
            parts.flowWith(
                claims(c -> c.claim("fhirUser", null).claim("profile", "https://x.example/me")));
    assertThat(done.launch().user().fhirUser()).isEmpty();
  }

  @Test
  void callback_nameWithControlCharacters_shownWithout() {
    Completed done =
        (Completed) parts.flowWith(claims(c -> c.claim("name", "Ada\u202e\r\n Biller\u0000")));
    assertThat(done.launch().user().name()).isEqualTo("Ada Biller");
  }
}
