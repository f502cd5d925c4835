package org.rimborso.web.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rimborso.store.QueryRow.Kind;

/** Which denials are asked about, and what may stand in a question. */
class QueryTopicsTest {
  @ParameterizedTest
  @CsvSource({
    "CO-226, RECORDS",
    "CO-251, RECORDS",
    "PI-252, RECORDS",
    "CO-B12, RECORDS",
    "CO-9, MISMATCH",
    "CO-10, MISMATCH",
    "CO-11, MISMATCH",
    "CO-12, MISMATCH",
    "CO-146, MISMATCH",
    "OA-167, MISMATCH",
    "CO-16, ",
    "CO-50, ",
    "CO-97, ",
    "PR-1, ",
    "226, ",
    "N-226, ",
    "CO-, "
  })
  void ofCodes_oneDenial_isAskedAboutOrNot(String code, Kind kind) {
    assertThat(QueryTopics.ofCodes(List.of("N56", code))).isEqualTo(Optional.ofNullable(kind));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "They owe $12",
        "12 € open",
        "£ 5",
        "84 USD",
        "84.50 usd",
        "about 100 dollars",
        "cento euro",
        "Worth 1,084.00",
        "Vale 31.337,42"
      })
  void fault_ofAnAmount_isASentence(String text) {
    assertThat(QueryText.fault(text, Words.ENGLISH)).isPresent();
    assertThat(QueryText.faultOfLine(text, Words.ITALIAN)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HbA1c 9.10 %, glucose 184.50 mg/dl on 3 Nov 2026",
        "Lost 12.50 kg in 1,200 days",
        "E11.42, neuropathy",
        "European guideline; neurosurgery",
        "Two lines\nand a\ttab"
      })
  void fault_ofClinicalFigures_isNone(String text) {
    assertThat(QueryText.fault(text, Words.ENGLISH)).isEmpty();
  }

  @Test
  void fault_ofHiddenCharactersAndLength_isASentence() {
    for (String text : new String[] {"a\u202Eb", "a\u0000b", "a\u2066b", "x".repeat(4001)}) {
      assertThat(QueryText.fault(text, Words.ENGLISH)).isPresent();
    }
    assertThat(QueryText.faultOfLine("x".repeat(201), Words.ENGLISH)).isPresent();
  }
}
