package org.rimborso.fhir.write;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoteTextTest {

  @Test
  void text_fromABrowser_keepsEveryCharacterButLineEnds() {
    assertThat(NoteText.of("  a\r\nb\tc\r\u00e9 \ud83d\ude00 =<x> \n"))
        .isEqualTo(new NoteText.Accepted("a\nb\tc\n\u00e9 \ud83d\ude00 =<x>"));
  }

  @Test
  void text_ofWhiteSpace_isEmpty() {
    assertThat(NoteText.of(" \r\n\t")).isEqualTo(new NoteText.Empty());
  }

  @Test
  void text_atTheLimit_isAcceptedAndOneMoreIsNot() {
    assertThat(NoteText.of("x".repeat(4000))).isInstanceOf(NoteText.Accepted.class);
    assertThat(NoteText.of("x".repeat(4001))).isEqualTo(new NoteText.TooLong(4001, 4000));
    assertThat(NoteText.ofField("x".repeat(201))).isEqualTo(new NoteText.TooLong(201, 200));
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        0, 7, 0x1B, 0x7F, 0x85, 0x202A, 0x202E, 0x2066, 0x2069, 0xD800, 0xFDD0, 0xFFFE, 0x1FFFF
      })
  void text_withAForbiddenCharacter_saysWhichAndWhere(int point) {
    assertThat(NoteText.of("ab" + Character.toString(point) + "c"))
        .isEqualTo(new NoteText.Forbidden(3, String.format("U+%04X", point)));
  }

  @ParameterizedTest
  @ValueSource(ints = {0x200E, 0x200D, 0x2029, 0x2065, 0x206A, 0x202F, 0xA0})
  void text_withAHarmlessNeighbour_isAccepted(int point) {
    assertThat(NoteText.of("a" + Character.toString(point) + "c"))
        .isInstanceOf(NoteText.Accepted.class);
  }

  @Test
  void field_ofTwoLines_isRefused() {
    assertThat(NoteText.ofField("a\nb")).isEqualTo(new NoteText.Forbidden(2, "U+000A"));
  }
}
