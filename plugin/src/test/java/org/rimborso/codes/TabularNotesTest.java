package org.rimborso.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rimborso.codes.TabularNotes.Kind;
import org.rimborso.codes.TabularNotes.Note;

class TabularNotesTest {
  private static final LocalDate DAY = LocalDate.of(2021, 1, 4);

  private static TabularNotes.Builder edition(int year) {
    return TabularNotes.builder(
        "FY" + year, LocalDate.of(year - 1, 10, 1), LocalDate.of(year, 9, 30));
  }

  private final TabularNotes notes =
      edition(2021)
          .add("E00-E89", Kind.EXCLUDES1, "at the chapter")
          .add("E08-E13", Kind.EXCLUDES1, "at the section")
          .add("E11", Kind.EXCLUDES1, "at the category")
          .add("E11", Kind.USE_ADDITIONAL_CODE, "other kind")
          .add("E11.9", Kind.EXCLUDES1, "at the code")
          .add("E11.9", Kind.EXCLUDES1, "at the code, too")
          .add("E11.90", Kind.EXCLUDES1, "below the code")
          .add("O00-O9A", Kind.EXCLUDES2, "at pregnancy")
          .build();

  @Test
  void of_code_hasItsOwnNotesFirstAndThenThoseAbove() {
    assertThat(notes.of("e11.9", Kind.EXCLUDES1, DAY))
        .containsExactly(
            new Note("E119", Kind.EXCLUDES1, "at the code"),
            new Note("E119", Kind.EXCLUDES1, "at the code, too"),
            new Note("E11", Kind.EXCLUDES1, "at the category"),
            new Note("E08-E13", Kind.EXCLUDES1, "at the section"),
            new Note("E00-E89", Kind.EXCLUDES1, "at the chapter"));
  }

  @Test
  void of_lastCategoryOfARange_belongsToIt() {
    assertThat(notes.of("E13.9", Kind.EXCLUDES1, DAY)).hasSize(2);
    assertThat(notes.of("E14", Kind.EXCLUDES1, DAY)).hasSize(1);
    assertThat(notes.of("E07.9", Kind.EXCLUDES1, DAY)).hasSize(1);
    assertThat(notes.of("O9A.219", Kind.EXCLUDES2, DAY)).hasSize(1);
    assertThat(notes.of("F01", Kind.EXCLUDES1, DAY)).isEmpty();
  }

  @Test
  void of_dayOfNoEdition_isAnsweredByTheNearest() {
    TabularNotes both =
        TabularNotes.of(List.of(notes, edition(2024).add("E11", Kind.CODE_FIRST, "newer").build()));

    assertThat(both.edition(LocalDate.of(2030, 1, 1)).map(TabularNotes.Edition::label))
        .hasValue("FY2024");
    assertThat(both.edition(LocalDate.of(2021, 10, 1)).map(TabularNotes.Edition::label))
        .hasValue("FY2021");
    assertThat(both.edition(LocalDate.of(2023, 9, 30)).map(TabularNotes.Edition::label))
        .hasValue("FY2024");
    assertThat(both.edition(LocalDate.of(2015, 10, 1)).map(TabularNotes.Edition::label))
        .hasValue("FY2021");
    assertThat(both.of("E11.9", Kind.CODE_FIRST, LocalDate.of(2024, 1, 1))).hasSize(1);
    assertThat(TabularNotes.NONE.edition(DAY)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ß", "E11.9ß", "ABCDEFGHIJKLM"})
  void of_whatIsNoCode_isEmpty(String code) {
    assertThat(notes.of(code, Kind.EXCLUDES1, DAY)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-", "E13-E08", "E11-", "chapter 4!"})
  void add_whatIsNoPlace_isRefused(String at) {
    assertThatThrownBy(() -> edition(2021).add(at, Kind.EXCLUDES1, "x"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void notes_askedThroughCodeSets_areThoseOfTheSystem() {
    CodeSets sets =
        new LoadedCodeSets(
            List.of(),
            CodeNames.NONE,
            Map.of(CodeSystem.ICD10CM, notes),
            list -> CodeRelations.NONE);

    assertThat(sets.notes(CodeSystem.ICD10CM, "E11", Kind.USE_ADDITIONAL_CODE, DAY)).hasSize(1);
    assertThat(sets.notes(CodeSystem.ICD9CM, "E11", Kind.USE_ADDITIONAL_CODE, DAY)).isEmpty();
  }
}
