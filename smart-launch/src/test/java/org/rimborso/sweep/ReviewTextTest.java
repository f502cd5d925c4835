package org.rimborso.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rimborso.account.State;
import org.rimborso.chart.Cause;
import org.rimborso.rule.Message;
import org.rimborso.rule.Severity;

class ReviewTextTest {

  @ParameterizedTest
  @ValueSource(strings = {"en", "it"})
  void everyCode_hasWords(String language) {
    Stream.of(
            Stream.of(State.values()).map(state -> "state." + state.code()),
            Stream.of(Cause.values()).map(cause -> "because." + cause.code()),
            Stream.of(Severity.values()).map(severity -> "severity." + severity.code()))
        .flatMap(keys -> keys)
        .forEach(
            key ->
                assertThat(Message.of(ReviewText.class, key).in(Locale.forLanguageTag(language)))
                    .isNotBlank());
  }
}
