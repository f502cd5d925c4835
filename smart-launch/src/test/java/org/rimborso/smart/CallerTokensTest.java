package org.rimborso.smart;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Good tokens of callers are believed once; nothing that a token names is fetched. */
class CallerTokensTest extends OverCaller {
  @Test
  void ehr_eachGoodAlgorithm_isBelieved() {
    assertThat(shown(caller.good(FakeAuthorization.RSA, JWSAlgorithm.RS256))).contains("test");
    assertThat(shown(caller.good(FakeAuthorization.RSA, JWSAlgorithm.RS384))).contains("test");
    assertThat(shown(caller.good(FakeAuthorization.P256, JWSAlgorithm.ES256))).contains("test");
    assertThat(shown(caller.good(FakeAuthorization.P384, JWSAlgorithm.ES384))).contains("test");
    assertThat(keys.seen()).hasSize(1);
  }

  @Test
  void ehr_sameTokenAgain_isRefusedOnEveryNode() {
    String token = caller.good(c -> c.jwtID("once"));
    assertThat(shown(token)).isPresent();
    assertThat(shown(token)).isEmpty();
    assertThat(shown(caller.good(c -> c.jwtID("once")))).isEmpty();
    assertThat(parts.node(parts.clock).callers().ehr(token, CALLED)).isEmpty();
  }

  @Test
  void ehr_idOfAnEndedToken_mayComeAgain() {
    assertThat(shown(caller.good(c -> c.jwtID("again")))).isPresent();
    parts.clock.advance(Duration.ofMinutes(7));
    assertThat(shown(caller.good(c -> c.jwtID("again")))).isPresent();
  }

  @Test
  void ehr_clocksAMinuteApart_isBelieved() {
    assertThat(shown(caller.good(c -> c.issueTime(caller.in(59))))).isPresent();
    assertThat(shown(caller.good(c -> c.issueTime(caller.in(-300)).expirationTime(caller.in(-59)))))
        .isPresent();
  }

  @Test
  void ehr_otherAddressCalled_isRefused() {
    String token = caller.good(c -> c);
    assertThat(
            parts.room.callers().ehr(token, URI.create("https://app.example/cds-services/other")))
        .isEmpty();
  }

  @Test
  void ehr_keyAddressInTheToken_isNeverCalled() {
    caller.bad().values().forEach(this::shown);
    assertThat(evil.seen()).isEmpty();
    assertThat(keys.seen().size()).isLessThanOrEqualTo(3);
  }
}
