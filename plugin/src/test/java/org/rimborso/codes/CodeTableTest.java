package org.rimborso.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rimborso.rule.SampleCodes;

class CodeTableTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 2);
  private final CodeTable table = SampleCodes.icd10cm();

  @ParameterizedTest
  @ValueSource(strings = {"E11.9", "e119", " E11.9 ", "E119"})
  void ask_anySpelling_isBillable(String code) {
    assertThat(table.ask(code, DAY)).isEqualTo(new CodeAnswer.Billable("ICD-10-CM FY2027"));
  }

  @Test
  void ask_header_listsWhatIsBillableBelowThatDay() {
    assertThat(table.ask("E11", LocalDate.of(2025, 9, 30)))
        .isEqualTo(new CodeAnswer.Header("ICD-10-CM FY2025"));
    assertThat(table.billableBelow("E11", LocalDate.of(2025, 9, 30)))
        .containsExactly("E1121", "E1122", "E119");
    assertThat(table.billableBelow("E11", LocalDate.of(2025, 10, 1)))
        .containsExactly("E1121", "E1122", "E119", "E11A");
  }

  @Test
  void ask_codeThatBecameAHeader_answersByDate() {
    assertThat(table.ask("E78.0", LocalDate.of(2016, 9, 30)))
        .isInstanceOf(CodeAnswer.Billable.class);
    assertThat(table.ask("E78.0", LocalDate.of(2016, 10, 1)))
        .isEqualTo(new CodeAnswer.Header("ICD-10-CM FY2017"));
    assertThat(table.billableBelow("E78.0", LocalDate.of(2016, 10, 1))).containsExactly("E7800");
  }

  @Test
  void ask_beforeItsFirstDay_isNotYetValid() {
    assertThat(table.ask("E11.A", LocalDate.of(2025, 9, 30)))
        .isEqualTo(new CodeAnswer.NotYetValid("ICD-10-CM FY2025", LocalDate.of(2025, 10, 1)));
  }

  @Test
  void ask_afterItsLastDay_isNoLongerValid() {
    LocalDate first = LocalDate.of(2015, 10, 1);
    LocalDate last = LocalDate.of(2016, 9, 30);
    CodeTable ended =
        new CodeTable(
            CodeSystem.ICD10CM,
            List.of(new CodeTable.Span("M54", first, DAY)),
            List.of(new CodeTable.Row("M54.5", true, first, Optional.of(last), "a", "b")));

    assertThat(ended.ask("M54.5", last)).isInstanceOf(CodeAnswer.Billable.class);
    assertThat(ended.ask("M54.5", last.plusDays(1)))
        .isEqualTo(new CodeAnswer.NoLongerValid("ICD-10-CM FY2017", last, Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"E11.99", "E11.9XXXXX", "E11.ß", "E11-9", "E11.9'"})
  void ask_noRowInACompleteCategory_isUnknown(String code) {
    assertThat(table.ask(code, DAY)).isEqualTo(new CodeAnswer.Unknown("ICD-10-CM FY2027"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"I10", "E1", "", "ßßß", "E10.9"})
  void ask_categoryNotHeld_isNotLoaded(String code) {
    assertThat(table.ask(code, DAY)).isEqualTo(new CodeAnswer.NotLoaded("ICD-10-CM 2026-11-02"));
  }

  @Test
  void ask_codeHeldAlone_saysNothingOfCodesThatBeginWithIt() {
    LocalDate first = LocalDate.of(2016, 1, 1);
    CodeTable modifiers =
        new CodeTable(
            CodeSystem.HCPCS,
            List.of(new CodeTable.Span("T1", first, DAY, true)),
            List.of(new CodeTable.Row("T1", true, first, Optional.empty(), "a", "b")));

    assertThat(modifiers.ask("T1", DAY)).isInstanceOf(CodeAnswer.Billable.class);
    assertThat(modifiers.ask("T1015", DAY)).isInstanceOf(CodeAnswer.NotLoaded.class);
    assertThat(modifiers.ask("T", DAY)).isInstanceOf(CodeAnswer.NotLoaded.class);
  }

  @Test
  void ask_outsideTheSpan_isNotLoaded() {
    assertThat(table.ask("E11.9", LocalDate.of(2015, 9, 30)))
        .isInstanceOf(CodeAnswer.NotLoaded.class);
    assertThat(table.ask("E11.99", LocalDate.of(2027, 10, 1)))
        .isInstanceOf(CodeAnswer.NotLoaded.class);
  }

  @Test
  void ask_codesOfEveryLength_eachHasItsOwnDays() {
    LocalDate from = LocalDate.of(2026, 1, 1);
    String longest = "ABCDEFGHIJ";
    CodeEdition.Builder edition = CodeEdition.builder("2026", from, from.plusDays(300));
    for (int length = 1; length <= longest.length(); length++) {
      String code = longest.substring(0, length);
      LocalDate change = from.plusDays(10L * length);
      edition.add(code, length % 2 == 0, Optional.of(from), Optional.of(change));
      edition.add(code, length % 2 == 1, Optional.of(change.plusDays(5)), Optional.empty());
    }
    CodeTable each = CodeTable.of(CodeSystem.CPT, List.of(edition.build()));

    for (int length = 1; length <= longest.length(); length++) {
      String code = longest.substring(0, length);
      LocalDate change = from.plusDays(10L * length);
      CodeAnswer billable = new CodeAnswer.Billable("CPT 2026");
      CodeAnswer header = new CodeAnswer.Header("CPT 2026");
      assertThat(each.ask(code, change)).isEqualTo(length % 2 == 0 ? billable : header);
      assertThat(each.ask(code, change.plusDays(1)))
          .isEqualTo(new CodeAnswer.NotYetValid("CPT 2026", change.plusDays(5)));
      assertThat(each.ask(code, change.plusDays(5))).isEqualTo(length % 2 == 1 ? billable : header);
      assertThat(each.ask(code.substring(1) + "K", change))
          .isEqualTo(new CodeAnswer.Unknown("CPT 2026"));
    }
  }

  @Test
  void ask_proceduresWithoutHeaders_onlyTheTablesOfThreeCharactersAreHeaders() {
    LocalDate from = LocalDate.of(2025, 10, 1);
    CodeEdition.Builder list = CodeEdition.builder("FY2026", from, DAY).withoutHeaders();
    for (String code : List.of("0SG00A0", "0SG00A1", "0JX00ZB")) {
      list.add(code, true, Optional.empty(), Optional.empty());
    }
    CodeTable procedures = CodeTable.of(CodeSystem.ICD10PCS, List.of(list.build()));

    for (String header : List.of("0SG", "0JX")) {
      assertThat(procedures.ask(header, DAY)).isEqualTo(new CodeAnswer.Header("ICD-10-PCS FY2026"));
    }
    for (String beginning : List.of("0S", "0SG0", "0SG00", "0SG00A", "0JX0")) {
      assertThat(procedures.ask(beginning, DAY))
          .isEqualTo(new CodeAnswer.Unknown("ICD-10-PCS FY2026"));
    }
    assertThat(procedures.billableBelow("0SG", DAY)).containsExactly("0SG00A0", "0SG00A1");
  }

  @Test
  void name_italian_elseEnglish() {
    assertThat(table.name("e11.9", Locale.ITALIAN))
        .hasValue("(it) Type 2 diabetes: no complication");
    assertThat(table.name("E119", Locale.FRENCH)).hasValue("Type 2 diabetes: no complication");
    assertThat(table.name("E11.99", Locale.ENGLISH)).isEmpty();
    assertThat(table.name("", Locale.ENGLISH)).isEmpty();
  }

  @Test
  void codeTable_rowWithoutItsCategory_isRefused() {
    CodeTable.Row row = new CodeTable.Row("I10", true, DAY, Optional.empty(), "a", "b");

    assertThatThrownBy(() -> new CodeTable(CodeSystem.ICD10CM, List.of(), List.of(row)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("I10");
  }

  @Test
  void loadedCodeSets_severalTables_theFirstThatCanJudgeAnswers() {
    LocalDate from = LocalDate.of(2026, 10, 1);
    CodeTable imported =
        CodeTable.of(
            CodeSystem.ICD10CM,
            List.of(
                CodeEdition.builder("FY2027", from, LocalDate.of(2027, 9, 30))
                    .add("I10", true, Optional.empty(), Optional.empty())
                    .build()));
    CodeSets sets = new LoadedCodeSets(List.of(imported, table));

    assertThat(sets.ask(CodeSystem.ICD10CM, "I10", DAY)).isInstanceOf(CodeAnswer.Billable.class);
    assertThat(sets.ask(CodeSystem.ICD10CM, "E11.9", DAY)).isInstanceOf(CodeAnswer.Unknown.class);
    assertThat(sets.ask(CodeSystem.ICD10CM, "E11.9", from.minusDays(1)))
        .isInstanceOf(CodeAnswer.Billable.class);
    assertThat(sets.billableBelow(CodeSystem.ICD10CM, "E11", DAY)).isEmpty();
    assertThat(sets.billableBelow(CodeSystem.ICD10CM, "E11", from.minusDays(1))).hasSize(4);
    assertThat(sets.ask(CodeSystem.ICD10CM, "I10", from.minusDays(1)))
        .isEqualTo(new CodeAnswer.NotLoaded("ICD-10-CM 2026-09-30"));
    assertThat(sets.ask(CodeSystem.ICD10CM, "9".repeat(1_000_000), DAY))
        .isInstanceOf(CodeAnswer.Unknown.class);
  }

  @Test
  void loadedCodeSets_systemWithoutTable_isNotLoaded() {
    CodeSets sets = SampleCodes.codeSets();

    assertThat(sets.ask(CodeSystem.ICD9CM, "250.00", DAY))
        .isEqualTo(new CodeAnswer.NotLoaded("ICD-9-CM 2026-11-02"));
    assertThat(sets.name(CodeSystem.ICD9CM, "250.00", Locale.ENGLISH)).isEmpty();
    assertThat(LoadedCodeSets.NONE.ask(CodeSystem.ICD10CM, "E11", DAY))
        .isInstanceOf(CodeAnswer.NotLoaded.class);
  }

  @Test
  void codeSystem_byUriOidAndOldSpelling_isFound() {
    assertThat(CodeSystem.ofUri("urn:oid:2.16.840.1.113883.6.90")).hasValue(CodeSystem.ICD10CM);
    assertThat(CodeSystem.ofUri("HTTP://hl7.org/fhir/sid/icd-10-cm")).hasValue(CodeSystem.ICD10CM);
    assertThat(CodeSystem.ofUri("http://hl7.org/fhir/sid/icd-10")).hasValue(CodeSystem.ICD10);
    assertThat(CodeSystem.ofUri("")).isEmpty();
  }

  @Test
  void display_icd9ExternalCause_hasTheDotAfterFour() {
    assertThat(CodeSets.display(CodeSystem.ICD9CM, "E8801")).isEqualTo("E880.1");
    assertThat(CodeSets.display(CodeSystem.ICD9CM, "25000")).isEqualTo("250.00");
    assertThat(CodeSets.display(CodeSystem.HCPCS, "g0439")).isEqualTo("G0439");
  }
}
