package org.rimborso.smart;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.BugDetectors;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.MethodSource;
import org.rimborso.campaign.Campaign;
import org.rimborso.campaign.Guided;
import org.rimborso.campaign.Mutations;

/** What a CDS Hooks caller may send instead of a token: believed is only what was made for us. */
class FuzzedCallerTest extends OverCaller {
  private static final long SEED = 20261128;
  private static final String HEADER = "{\"alg\":\"ES256\",\"typ\":\"JWT\",\"kid\":\"p256\"}";
  private static final Guided GUIDED =
      new Guided(
          "guided-callers",
          "tokens of CDS callers, signed ones among them: 0 believed that are not for us, 0"
              + " throwables");

  static Stream<byte[]> good() {
    String claims =
        "{\"iss\":\"%s\",\"aud\":\"%s\",\"iat\":1795435200,\"exp\":1795435500,\"jti\":\"1\"}"
            .formatted(CallerDouble.ISSUER, CALLED);
    return Stream.of(
        SignedInput.of(HEADER, claims),
        SignedInput.of(HEADER, claims.replace("{", "{\"nbf\":1795435200,\"sub\":\"x\",")),
        SignedInput.token(SignedInput.of(HEADER, claims)).getBytes(ISO_8859_1));
  }

  @AfterAll
  static void tell() {
    GUIDED.tell();
  }

  @MethodSource("good")
  @FuzzTest
  void anyBytes_guidedByCoverage_areRefusedUnlessForUs(byte[] input) {
    // Where the caller's keys are; a question to any other host is a finding.
    BugDetectors.allowNetworkConnections((host, port) -> host.equals("localhost"));
    GUIDED.input(
        () -> {
          String token = SignedInput.token(input);
          if (shown("Bearer " + token).isPresent()) {
            isForUs(token);
          }
        });
  }

  private static void isForUs(String token) {
    try {
      JWTClaimsSet claims = SignedJWT.parse(token).getJWTClaimsSet();
      assertThat(claims.getIssuer()).isEqualTo(CallerDouble.ISSUER);
      assertThat(claims.getAudience()).isEqualTo(List.of(CALLED.toString()));
      assertThat(claims.getJWTID()).isNotBlank().hasSizeLessThanOrEqualTo(255);
      assertThat(
              Duration.between(
                  claims.getIssueTime().toInstant(), claims.getExpirationTime().toInstant()))
          .isBetween(Duration.ZERO, Duration.ofMinutes(6));
    } catch (ParseException believedAllTheSame) {
      throw new IllegalStateException(believedAllTheSame);
    }
  }

  @Test
  void goodToken_unchanged_isBelieved() {
    assertThat(shown("Bearer " + SignedInput.token(good().findFirst().orElseThrow()))).isPresent();
  }

  @Test
  void changedBytes_ofAGoodToken_areRefusedAndThrowNothing() {
    String good = caller.good(FakeAuthorization.P256, JWSAlgorithm.ES256);
    int size = Campaign.size(1000, 100_000);
    int believed = 0;
    for (int at = 0; at < size; at++) {
      byte[] changed = new Mutations(new Random(SEED + at)).bytes(good.getBytes(ISO_8859_1));
      String text = new String(changed, ISO_8859_1);
      try {
        if (shown(text).isPresent()) {
          believed++;
          assertThat(text.substring(0, text.lastIndexOf('.')))
              .isEqualTo(good.substring(0, good.lastIndexOf('.')));
        }
      } catch (RuntimeException | StackOverflowError | AssertionError broken) {
        throw new AssertionError("seed " + (SEED + at), broken);
      }
    }
    assertThat(believed).as("the token is used up").isLessThanOrEqualTo(1);
    Campaign.tell(
        "fuzzed-callers",
        String.format(
            Locale.ROOT,
            "%,d tokens of CDS callers with changed bytes: 0 believed, 0 throwables",
            size));
  }
}
