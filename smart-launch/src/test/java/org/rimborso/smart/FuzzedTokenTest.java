package org.rimborso.smart;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rimborso.campaign.Campaign;
import org.rimborso.campaign.Mutations;

/** A good id_token with changed characters: none is taken unless what is signed is the same. */
class FuzzedTokenTest {
  private static final long SEED = 20261128;

  @Test
  void changedBytes_ofAGoodToken_areRefusedAndThrowNothing() {
    try (FakeAuthorization ehr = new FakeAuthorization()) {
      AuthorizationServer server =
          new AuthorizationServer(
              ehr.issuer(),
              URI.create(ehr.issuer() + "/authorize"),
              URI.create(ehr.issuer() + "/token"),
              Optional.empty(),
              Set.of(),
              false,
              JWSAlgorithm.ES384,
              false,
              new ImmutableJWKSet<>(
                  new JWKSet(List.of(FakeAuthorization.RSA, FakeAuthorization.P256))));
      IdTokenCheck check = new IdTokenCheck(server, "rimborso-client");
      String good =
          FakeAuthorization.sign(
              ehr.claims("n").build(), FakeAuthorization.P256, JWSAlgorithm.ES256);
      assertThat(check.claims(good, "n")).isPresent();
      int size = Campaign.size(2000, 200_000);
      for (int at = 0; at < size; at++) {
        String changed = changed(good, new Mutations(new Random(SEED + at)));
        try {
          Optional<JWTClaimsSet> taken = check.claims(changed, "n");
          assertThat(taken.isEmpty() || signed(changed).equals(signed(good))).isTrue();
        } catch (RuntimeException | StackOverflowError | AssertionError broken) {
          throw new AssertionError("seed " + (SEED + at), broken);
        }
      }
      Campaign.tell(
          "fuzzed-tokens",
          String.format(
              Locale.ROOT, "%,d id_tokens with changed bytes: 0 taken, 0 throwables", size));
    }
  }

  private static String changed(String good, Mutations mutations) {
    return new String(
        mutations.bytes(good.getBytes(StandardCharsets.ISO_8859_1)), StandardCharsets.ISO_8859_1);
  }

  /** Header and claims, as they are signed. */
  private static String signed(String token) {
    return token.substring(0, Math.max(0, token.lastIndexOf('.')));
  }
}
