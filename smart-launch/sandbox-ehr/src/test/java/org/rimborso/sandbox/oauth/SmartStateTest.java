package org.rimborso.sandbox.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.oauth2.sdk.Scope;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class SmartStateTest {

  private static final Launch LAUNCH =
      new Launch("http://localhost/fhir", "p1", Optional.empty(), Optional.empty());

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-23T10:00:00Z"));
  private final Clock clock = ((InstantSource) now::get).withZone(ZoneOffset.UTC);
  private final SmartState state = new SmartState(clock);

  private void pass(Duration time) {
    now.updateAndGet(instant -> instant.plus(time));
  }

  @Test
  void launch_withinTenMinutes_isRedeemedOnce() {
    String launch = state.launch(LAUNCH);
    pass(Duration.ofMinutes(10).minusMillis(1));
    assertThat(state.redeem(launch)).contains(LAUNCH);
    assertThat(state.redeem(launch)).isEmpty();
  }

  @Test
  void launch_afterTenMinutes_isGone() {
    String launch = state.launch(LAUNCH);
    pass(Duration.ofMinutes(10));
    assertThat(state.redeem(launch)).isEmpty();
  }

  @Test
  void token_afterAnHour_isGone() {
    Grant grant =
        new Grant(
            "http://localhost/fhir", "demo-biller", "p1", Optional.empty(), new Scope("launch"));
    String token = state.token(grant).getValue();
    pass(Duration.ofMinutes(59));
    assertThat(state.grant(token)).contains(grant);
    pass(Duration.ofMinutes(1));
    assertThat(state.grant(token)).isEmpty();
  }
}
