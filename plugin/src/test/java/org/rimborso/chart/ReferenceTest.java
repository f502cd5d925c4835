package org.rimborso.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReferenceTest {

  @Test
  void parse_typeAndId_isTheReference() {
    assertThat(Reference.parse("Claim/c-1.a")).contains(new Reference("Claim", "c-1.a"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Claim",
        "Claim/",
        "/c1",
        "claim/c1",
        "C/c1",
        "Claim/c1/_history/2",
        "Claim/c_1",
        "Cl4im/c1",
        "Claim/c 1",
        "Claim/é",
        "[laim/c1",
        "http://a/Claim/c1",
        "urn:uuid:1"
      })
  void parse_anyOtherForm_isEmpty(String text) {
    assertThat(Reference.parse(text)).isEmpty();
  }

  @Test
  void parse_idLongerThan64_isEmpty() {
    assertThat(Reference.parse("Claim/" + "a".repeat(64))).isPresent();
    assertThat(Reference.parse("Claim/" + "a".repeat(65))).isEmpty();
  }

  @Test
  void constructor_badId_throwsWithoutNamingIt() {
    assertThatThrownBy(() -> new Reference("Claim", "../secret"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("secret");
  }
}
