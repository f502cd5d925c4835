package org.rimborso.web.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rimborso.chart.Money;

class NoteFormTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

  private static NoteForm read(Words words, String... pairs) {
    Map<String, String> typed = new HashMap<>(Map.of("kind", "call", "text", "Called."));
    for (int i = 0; i < pairs.length; i += 2) {
      typed.put(pairs[i], pairs[i + 1]);
    }
    return NoteForm.read(typed, words, TODAY, "USD");
  }

  @Test
  void note_everyField_isTaken() {
    NoteForm form =
        read(
            Words.ENGLISH,
            "text",
            " Two\r\nlines ",
            "contact",
            "Dana K.",
            "reference",
            "NF-1",
            "promised",
            "1,084.00",
            "promisedOn",
            "2026-12-01",
            "next",
            "2026-11-23");
    TypedNote note = form.note(Words.ENGLISH, "USD").orElseThrow();
    assertThat(note.text()).isEqualTo("Two\nlines");
    assertThat(note.contact()).contains("Dana K.");
    assertThat(note.promisedAmount()).contains(Money.of("1084.00", "USD"));
    assertThat(note.followUpOn()).contains(TODAY);
  }

  @Test
  void read_wrongFields_keepsWhatWasTyped() {
    NoteForm form = read(Words.ENGLISH, "text", "kept", "next", "2026-11-22", "promised", "much");
    assertThat(form.note(Words.ENGLISH, "USD")).isEmpty();
    assertThat(form.errors()).containsOnlyKeys("next", "promised");
    assertThat(form.value("text")).isEqualTo("kept");
    assertThat(form.value("promised")).isEqualTo("much");
  }

  @ParameterizedTest
  @CsvSource({
    "en, '1,084.00', 1084.00", "en, 12.5, 12.5", "en, 1084, 1084",
    "it, '1.084,00', 1084.00", "it, '12,5', 12.5", "it, 12.50, 12.50"
  })
  void amount_asReadersWriteIt_isTaken(String language, String typed, String value) {
    assertThat(NoteForm.amount(typed, Words.of(language)))
        .hasValueSatisfying(amount -> assertThat(amount).isEqualByComparingTo(value));
  }

  @ParameterizedTest
  @CsvSource({
    "en, '1.084,00'",
    "en, '1,08'",
    "en, -5",
    "en, 1e9",
    "it, 1.084.00",
    "it, 1.0845",
    "en, '=1+1'"
  })
  void amount_thatCouldMeanTwoThings_isRefused(String language, String typed) {
    assertThat(NoteForm.amount(typed, Words.of(language))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\u0000b", "a\u202Eb", "a\u2066b", "a\u001bb", "\ud800"})
  void read_hiddenCharacters_areRefused(String text) {
    assertThat(read(Words.ENGLISH, "text", text).errors()).containsKey("text");
    assertThat(read(Words.ENGLISH, "contact", text).errors()).containsKey("contact");
  }

  @Test
  void read_tooLong_isRefused() {
    assertThat(read(Words.ENGLISH, "text", "x".repeat(1000)).errors()).isEmpty();
    assertThat(read(Words.ENGLISH, "text", "x".repeat(1001)).errors()).containsKey("text");
    assertThat(read(Words.ENGLISH, "kind", "gossip", "text", " ").errors())
        .containsOnlyKeys("kind", "text");
  }
}
