package org.rimborso.codebooks.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rimborso.codebooks.search.NamedCode.Span;

class NameIndexTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 23);
  private static final Span NOW = new Span(LocalDate.of(2020, 10, 1), LocalDate.of(2027, 9, 30));
  private static final Span BEFORE = new Span(LocalDate.of(2015, 10, 1), LocalDate.of(2019, 9, 30));

  private final NameIndex index =
      NameIndex.of(
          List.of(
              code("Q10", "Sleepy duck", Optional.of("Anatra assonnata"), false, NOW),
              code("Q100", "Sleepy duck, left wing", Optional.empty(), true, NOW),
              code("Q101", "Sleepy duck, right wing", Optional.empty(), true, NOW),
              code("Q109", "Sleepy duck, old wording", Optional.empty(), true, BEFORE),
              code("R20", "Señor Müller's post-meal nap", Optional.empty(), true, NOW),
              code("R21", "Duckling", Optional.empty(), true, NOW)));

  private static NamedCode code(
      String code, String name, Optional<String> italian, boolean billable, Span span) {
    return new NamedCode(
        code,
        name,
        italian,
        billable ? List.of(span) : List.of(),
        billable ? List.of() : List.of(span));
  }

  private List<String> found(String typed) {
    return index.find(typed, DAY, 10).stream().map(NameIndex.Hit::code).toList();
  }

  @Test
  void find_beginningOfACode_givesItselfThenBillableThenEnded() {
    assertThat(found("q10")).containsExactly("Q10", "Q100", "Q101", "Q109");
  }

  @Test
  void find_words_givesBillableBeforeHeadersBeforeEnded() {
    assertThat(found("sleepy duck")).containsExactly("Q100", "Q101", "Q10", "Q109");
  }

  @ParameterizedTest
  @CsvSource({
    "Q10.1, Q101", "q 1 0 1, Q101", "right sleepy, Q101", "righ slee, Q101", "senor, R20",
    "SEÑOR MULLER, R20", "post meal, R20", "post-meal, R20", "anatra, Q10", "q101 wing, Q101",
    "duckl, R21"
  })
  void find_spellings_giveTheCodeFirst(String typed, String code) {
    assertThat(found(typed)).first().isEqualTo(code);
  }

  @Test
  void find_oneWordOfThreeThatNothingHas_givesWhatHasTheOthers() {
    assertThat(found("sleepy duck purple")).contains("Q100");
    assertThat(found("duck purple")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"'*'", "'???'", "'AND OR NOT'", "'\"'", "'[a TO b]'", "'((('", "'~1'", "'Q10*'"})
  void find_signsOfOtherSearchLanguages_areNotUnderstoodAndDoNotBreak(String typed) {
    assertThat(found(typed)).doesNotContain("R20");
  }

  @Test
  void find_longText_isAnswered() {
    assertThat(found("duck ".repeat(1000))).contains("Q100");
    assertThat(found("x".repeat(5000))).isEmpty();
  }

  @Test
  void find_oneCode_hasItsNamesByLanguage() {
    NameIndex.Hit hit = index.find("q.10").orElseThrow();
    assertThat(hit.name(Locale.ITALIAN)).hasValue("Anatra assonnata");
    assertThat(hit.name(Locale.ENGLISH)).hasValue("Sleepy duck");
    assertThat(hit.name(Locale.FRENCH)).isEmpty();
    assertThat(index.find("Q1")).isEmpty();
  }

  @Test
  void find_afterClose_givesNothing() throws Exception {
    index.close();
    assertThat(found("duck")).isEmpty();
    assertThat(index.find("Q10")).isEmpty();
  }
}
