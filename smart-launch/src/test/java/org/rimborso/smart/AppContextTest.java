package org.rimborso.smart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What cards of ours hand on to a launch. */
class AppContextTest {
  private static final String ID = "diagnosis-uncoded:Condition/d1:\"odd\" è";

  @Test
  void finding_ofOurOwnText_isFoundAgain() {
    assertThat(AppContext.finding(AppContext.of(ID))).contains(ID);
    assertThat(AppContext.finding(Map.of("finding", ID))).contains(ID);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "x", "[]", "{}", "{\"finding\":7}", "{\"finding\":\" \"}", "{\"finding\":"})
  void finding_ofAnothersText_isNone(String text) {
    assertThat(AppContext.finding(text)).isEmpty();
  }

  @Test
  void finding_ofOddThings_isNone() {
    assertThat(AppContext.finding(List.of(ID))).isEmpty();
    assertThat(AppContext.finding(AppContext.of("x".repeat(3000)))).isEmpty();
  }
}
