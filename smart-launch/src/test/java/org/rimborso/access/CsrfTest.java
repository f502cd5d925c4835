package org.rimborso.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CsrfTest {
  private static final SessionLimits.Left LEFT =
      new SessionLimits.Left(Duration.ofMinutes(15), false);

  private static final Admitted ONE =
      TestAdmission.of(TestAdmission.launch("l1", Instant.EPOCH), Role.BILLER);

  @Test
  void matches_sameSessionLaunchAndResource_isTrue() {
    assertThat(Csrf.matches(ONE, "Claim/c1|3", Csrf.token(ONE, "Claim/c1|3"))).isTrue();
  }

  @Test
  void matches_otherResource_isFalse() {
    assertThat(Csrf.matches(ONE, "Claim/c2|3", Csrf.token(ONE, "Claim/c1|3"))).isFalse();
    assertThat(Csrf.matches(ONE, "Claim/c1|4", Csrf.token(ONE, "Claim/c1|3"))).isFalse();
  }

  @Test
  void matches_otherLaunchOfTheSameSession_isFalse() {
    Admitted two =
        new Admitted(
            TestAdmission.launch("l2", Instant.EPOCH), Set.of(Role.BILLER), ONE.formKey(), LEFT);
    assertThat(Csrf.matches(two, "Claim/c1", Csrf.token(ONE, "Claim/c1"))).isFalse();
  }

  @Test
  void matches_otherSession_isFalse() {
    Admitted other = new Admitted(ONE.launch(), Set.of(Role.BILLER), "another key", LEFT);
    assertThat(Csrf.matches(other, "Claim/c1", Csrf.token(ONE, "Claim/c1"))).isFalse();
  }

  @Test
  void matches_rubbish_isFalse() {
    assertThat(Csrf.matches(ONE, "Claim/c1", "")).isFalse();
  }
}
