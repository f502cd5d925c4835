package org.rimborso.codebooks.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublishedDateTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "20251001",
        "10012025",
        "10/1/2025",
        "10/01/2025",
        "10-01-2025",
        "2025-10-01",
        "2025-10-01T00:00",
        "2025274",
        "45931",
        "45931.0",
        " 20251001 "
      })
  void of_everySpelling_isTheSameDay(String text) {
    assertThat(PublishedDate.of(text)).hasValue(LocalDate.of(2025, 10, 1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "20251301",
        "13322025",
        "2025400",
        "99",
        "soon",
        "19121950",
        "02/30/2025",
        "99999"
      })
  void of_noDay_isEmpty(String text) {
    assertThat(PublishedDate.of(text)).isEmpty();
  }

  @Test
  void of_eightDigitsMonthFirst_isNotTakenForAYear() {
    assertThat(PublishedDate.of("12311999")).hasValue(LocalDate.of(1999, 12, 31));
    assertThat(PublishedDate.of("10192019")).hasValue(LocalDate.of(2019, 10, 19));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "*", " * ", "99991231", "N/A", "0"})
  void isNone_signsForNoDate_areNone(String text) {
    assertThat(PublishedDate.isNone(text)).isTrue();
  }

  @Test
  void isNone_aDay_isOne() {
    assertThat(PublishedDate.isNone("20251001")).isFalse();
  }
}
