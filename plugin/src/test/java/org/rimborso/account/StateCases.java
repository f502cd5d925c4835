package org.rimborso.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rimborso.account.Papers.account;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.rimborso.chart.Resource;

/**
 * A table of cases, {@code cases()} of the test that extends this: each state with what just makes
 * it and what just misses it.
 */
abstract class StateCases {

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void of_case_givesStateAndReason(String why, State state, String reason, Resource[] papers) {
    Account account = account(papers);
    assertThat(account.state()).as(why).isEqualTo(state);
    assertThat(account.stateReason().in(Locale.ENGLISH)).as(why).isEqualTo(reason);
  }

  static Arguments of(String why, State state, String reason, Resource... papers) {
    return Arguments.of(why, state, reason, papers);
  }
}
