package org.rimborso.smart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rimborso.smart.FakeAuthorization.P256;
import static org.rimborso.smart.FakeAuthorization.P384;
import static org.rimborso.smart.FakeAuthorization.RSA;
import static org.rimborso.smart.FakeAuthorization.sign;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import java.util.Map;
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
