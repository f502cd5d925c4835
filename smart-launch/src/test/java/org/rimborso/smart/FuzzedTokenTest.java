package org.rimborso.smart;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.MethodSource;
import org.rimborso.campaign.Campaign;
import org.rimborso.campaign.Guided;
import org.rimborso.campaign.Mutations;

/** A good id_token with changed characters: none is taken unless what is signed is the same. */
class FuzzedTokenTest {
  private static final long SEED = 20261128;
  private static final String ISSUER = "https://id.example/auth";
  private static final String CLIENT = "rimborso-client";
  private static final Instant BEGAN = ProcessHandle.current().info().startInstant().orElseThrow();
  private static final JWTClaimsSet CLAIMS = claims(BEGAN);
  private static final String GOOD =
      FakeAuthorization.sign(CLAIMS, FakeAuthorization.P256, JWSAlgorithm.ES256);
  private static final Guided GUIDED =
      new Guided(
          "guided-tokens",
          "id_tokens, signed ones among them: 0 taken that are not for us, 0 throwables");

  private final IdTokenCheck check = new IdTokenCheck(server(), CLIENT);

  private static JWTClaimsSet claims(Instant now) {
    return new JWTClaimsSet.Builder()
        .issuer(ISSUER)
        .subject("user-1")
        .audience(CLIENT)
        .claim("nonce", "n")
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plus(Duration.ofDays(1))))
        .claim("fhirUser", "Practitioner/demo-biller")
        .build();
  }

  private static AuthorizationServer server() {
    return new AuthorizationServer(
        ISSUER,
        URI.create(ISSUER + "/authorize"),
        URI.create(ISSUER + "/token"),
        Optional.empty(),
        Set.of(),
        false,
        JWSAlgorithm.ES384,
        false,
        new ImmutableJWKSet<>(new JWKSet(List.of(FakeAuthorization.RSA, FakeAuthorization.P256))));
  }

  static Stream<byte[]> good() {
    String header = "{\"alg\":\"ES256\",\"kid\":\"p256\"}";
    String several = CLAIMS.toString().replace("\"" + CLIENT + "\"", "[\"" + CLIENT + "\",\"x\"]");
    return Stream.of(
        GOOD.getBytes(ISO_8859_1),
        SignedInput.of(header, CLAIMS.toString()),
        SignedInput.of(header, several.replace("{", "{\"azp\":\"" + CLIENT + "\",")));
  }

  @AfterAll
  static void tell() {
    GUIDED.tell();
  }

  @MethodSource("good")
  @FuzzTest
  void anyBytes_guidedByCoverage_areRefusedUnlessForUs(byte[] input) {
    GUIDED.input(
        () -> check.claims(SignedInput.token(input), "n").ifPresent(FuzzedTokenTest::areForUs));
  }

  private static void areForUs(JWTClaimsSet claims) {
    assertThat(claims.getIssuer()).isEqualTo(ISSUER);
    assertThat(claims.getAudience()).contains(CLIENT);
    assertThat(claims.getClaim("nonce")).isEqualTo("n");
    assertThat(claims.getSubject()).isNotBlank();
    assertThat(claims.getExpirationTime()).isAfter(BEGAN);
  }

  @Test
  void goodToken_unchanged_isTaken() {
    assertThat(check.claims(GOOD, "n")).isPresent();
    assertThat(good().map(SignedInput::token).map(token -> check.claims(token, "n")))
        .allMatch(Optional::isPresent);
  }

  @Test
  void changedBytes_ofAGoodToken_areRefusedAndThrowNothing() {
    int size = Campaign.size(2000, 200_000);
    for (int at = 0; at < size; at++) {
      String changed = changed(new Mutations(new Random(SEED + at)));
      try {
        Optional<JWTClaimsSet> taken = check.claims(changed, "n");
        assertThat(taken.isEmpty() || signed(changed).equals(signed(GOOD))).isTrue();
      } catch (RuntimeException | StackOverflowError | AssertionError broken) {
        throw new AssertionError("seed " + (SEED + at), broken);
      }
    }
    Campaign.tell(
        "fuzzed-tokens",
        String.format(
            Locale.ROOT, "%,d id_tokens with changed bytes: 0 taken, 0 throwables", size));
  }

  private static String changed(Mutations mutations) {
    return new String(mutations.bytes(GOOD.getBytes(ISO_8859_1)), ISO_8859_1);
  }

  /** Header and claims, as they are signed. */
  private static String signed(String token) {
    return token.substring(0, Math.max(0, token.lastIndexOf('.')));
  }
}
