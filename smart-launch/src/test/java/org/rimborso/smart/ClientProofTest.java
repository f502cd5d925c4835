package org.rimborso.smart;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rimborso.ehr.LoopbackServer.Seen;
import org.rimborso.ehr.LoopbackServer.Sent;
import org.rimborso.ehr.SignIn;

/** {@code private_key_jwt} as SMART asks for it, in the requests that really went out. */
class ClientProofTest {
  @TempDir private Path folder;
  private SmartParts parts;

  @BeforeEach
  void open() throws IOException {
    parts =
        new SmartParts(
            folder,
            new SignIn(
                true, Optional.of("online_access"), Optional.empty(), false, Optional.empty()));
  }

  @AfterEach
  void close() {
    parts.close();
  }

  private SignedJWT checked(Seen call) {
    assertThat(call.header("authorization")).isEmpty();
    Query form = Query.of(call.body());
    assertThat(form.all()).doesNotContainKey("client_secret");
    assertThat(form.get("client_assertion_type"))
        .isEqualTo("urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
    try {
      SignedJWT jwt = SignedJWT.parse(form.get("client_assertion"));
      JWKSet keys = JWKSet.parse(parts.room.keys().published());
      AsymmetricJWK key = (AsymmetricJWK) keys.getKeyByKeyId(jwt.getHeader().getKeyID());
      assertThat(
              jwt.verify(
                  new DefaultJWSVerifierFactory()
                      .createJWSVerifier(jwt.getHeader(), key.toPublicKey())))
          .isTrue();
      assertThat(jwt.getHeader().getType()).hasToString("JWT");
      JWTClaimsSet claims = jwt.getJWTClaimsSet();
      assertThat(claims.getIssuer()).isEqualTo("rimborso-client");
      assertThat(claims.getSubject()).isEqualTo("rimborso-client");
      assertThat(claims.getAudience()).containsExactly(parts.ehr.issuer() + "/token");
      assertThat(claims.getExpirationTime().toInstant())
          .isAfter(parts.clock.instant())
          .isBeforeOrEqualTo(parts.clock.instant().plus(Duration.ofMinutes(5)));
      return jwt;
    } catch (ParseException | JOSEException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void token_codeAndRefreshAndRevocation_eachCarryAStatementOfTheirOwn() throws Exception {
    parts.ehr.configuration =
        parts.ehr.configuration.replace(
            "{\"issuer\"",
            "{\"revocation_endpoint\":\"" + parts.ehr.issuer() + "/revoke\",\"issuer\"");
    String launch = parts.launch(",\"refresh_token\":\"r1\"").id();
    SignedJWT first = checked(parts.ehr.calls("/auth/token").get(0));
    assertThat(first.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.ES384);
    parts.clock.advance(Duration.ofHours(1));
    parts.ehr.token = request -> Sent.json(200, FakeAuthorization.tokenAnswer("a2", "r2", ""));
    assertThat(parts.tokens.token(launch)).contains("a2");
    SignedJWT second = checked(parts.ehr.calls("/auth/token").get(1));
    parts.smart.end(launch);
    List<Seen> given = parts.ehr.calls("/auth/revoke");
    assertThat(given).hasSize(2);
    Set<String> ids = new HashSet<>();
    for (SignedJWT each : List.of(first, second, checked(given.get(0)), checked(given.get(1)))) {
      ids.add(each.getJWTClaimsSet().getJWTID());
    }
    assertThat(ids).hasSize(4).allSatisfy(id -> assertThat(id).hasSizeGreaterThan(20));
  }

  @Test
  void token_serverThatTakesRsaOnly_getsRsa() {
    parts.ehr.configuration =
        parts.ehr.configuration.replace(
            "{\"issuer\"",
            "{\"token_endpoint_auth_signing_alg_values_supported\":[\"RS384\"],\"issuer\"");
    parts.launch("");
    assertThat(checked(parts.ehr.calls("/auth/token").get(0)).getHeader().getAlgorithm())
        .isEqualTo(JWSAlgorithm.RS384);
  }

  @Test
  void token_afterRotation_isSignedByTheNewKeyThatWasPublishedBefore() {
    parts.launch("");
    String old = checked(parts.ehr.calls("/auth/token").get(0)).getHeader().getKeyID();
    parts.clock.advance(Duration.ofDays(90));
    String before = parts.room.keys().published();
    parts.clock.advance(Duration.ofDays(2));
    parts.launch("");
    String now = checked(parts.ehr.calls("/auth/token").get(1)).getHeader().getKeyID();
    assertThat(now).isNotEqualTo(old);
    assertThat(before).contains(old, now);
  }
}
