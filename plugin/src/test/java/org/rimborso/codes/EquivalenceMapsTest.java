package org.rimborso.codes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What loaded equivalence maps give for a code. */
class EquivalenceMapsTest {
  private static CodeRelations.Dated edition(int year, String... rows) {
    LocalDate from = LocalDate.of(year - 1, 10, 1);
    LocalDate to = LocalDate.of(year, 9, 30);
    CodeRelations.Builder builder = new CodeRelations.Builder();
    for (String row : rows) {
      String[] cells = row.split(";", -1);
      builder.add(cells[0], cells[1], cells[2], from, Optional.of(to));
    }
    return new CodeRelations.Dated("FY" + year, from, to, builder.build());
  }

  private static CodeSets codes(String list, CodeRelations.Dated... editions) {
    CodeRelations map = CodeRelations.merged(List.of(editions));
    return new LoadedCodeSets(
        List.of(), CodeNames.NONE, Map.of(), name -> name.equals(list) ? map : CodeRelations.NONE);
  }

  private static Optional<List<String>> tenth(CodeSets codes, String ninth) {
    return codes.translations(CodeSystem.ICD9CM, ninth, CodeSystem.ICD10CM);
  }

  @Test
  void translations_ofTwoEditions_areThoseOfTheLast() {
    CodeSets codes =
        codes(
            "gem-9-to-10",
            edition(2018, "4019;I10;10000", "4019;I169;10000"),
            edition(2017, "4019;I10;10000", "7242;M545;00000"));

    assertThat(tenth(codes, "401.9")).contains(List.of("I10", "I169"));
    assertThat(tenth(codes, "724.2")).isEmpty();
  }

  @Test
  void translations_codeThatTheMapSaysHasNone_isNotACodeThatItDoesNotList() {
    CodeSets codes = codes("gem-9-to-10", edition(2018, "E0000;;11000"));

    assertThat(tenth(codes, "E000.0")).contains(List.of());
    assertThat(tenth(codes, "250")).isEmpty();
  }

  @Test
  void translations_targetsThatCountOnlyTogether_areLeftOut() {
    CodeSets codes =
        codes(
            "gem-9-to-10",
            edition(2018, "25013;E1010;10111", "25013;E1065;10112", "0010;A000;00000"));

    assertThat(tenth(codes, "25013")).contains(List.of());
    assertThat(tenth(codes, "001.0")).contains(List.of("A000"));
  }

  @Test
  void translations_theOtherWay_askTheOtherMap() {
    CodeSets codes = codes("gem-10-to-9", edition(2018, "E119;25000;10000"));

    assertThat(codes.translations(CodeSystem.ICD10CM, "e11.9", CodeSystem.ICD9CM))
        .contains(List.of("25000"));
    assertThat(tenth(codes, "250.00")).isEmpty();
    assertThat(codes.translations(CodeSystem.SNOMED, "44054006", CodeSystem.ICD10CM)).isEmpty();
  }

  @Test
  void translations_nothingLoaded_areNotKnown() {
    assertThat(tenth(LoadedCodeSets.NONE, "250.00")).isEmpty();
  }
}
