package org.rimborso.codebooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.rimborso.codes.CodeAnswer;
import org.rimborso.codes.CodeSets;
import org.rimborso.codes.CodeSystem;
import org.rimborso.codes.CodeTable;

class StarterSetTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
  private static final StarterFile FILE = StarterFile.read("icd10cm.tsv");
  private static final Set<String> CATEGORIES =
      FILE.spans().stream()
          .map(CodeTable.Span::category)
          .collect(Collectors.toCollection(TreeSet::new));
  private final CodeSets codes = StarterSet.codeSets();

  @Test
  void ask_everyCategory_isHeldFromTheFirstDayOfTheCodeSetToTheLastPublished() {
    assertThat(CATEGORIES)
        .hasSizeGreaterThan(70)
        .contains("E11", "I10", "J06", "S93", "Z00", "D69", "I50", "N18", "Z79");
    assertThat(FILE.spans())
        .allSatisfy(
            span -> {
              assertThat(span.first()).isEqualTo("2015-10-01");
              assertThat(span.last()).isEqualTo("2027-09-30");
              assertThat(kind(codes.ask(CodeSystem.ICD10CM, span.category(), TODAY)))
                  .isNotEqualTo("not in force");
            });
  }

  @Test
  void ask_codeThatWasSplit_isBillableUntilTheDayBeforeAndAHeaderAfter() {
    assertThat(codes.ask(CodeSystem.ICD10CM, "D69.1", LocalDate.of(2026, 9, 30)))
        .isInstanceOf(CodeAnswer.Billable.class);
    assertThat(codes.ask(CodeSystem.ICD10CM, "D69.1", LocalDate.of(2026, 10, 1)))
        .isInstanceOf(CodeAnswer.Header.class);
    assertThat(codes.billableBelow(CodeSystem.ICD10CM, "D69.1", LocalDate.of(2026, 10, 1)))
        .containsExactly("D6911", "D6919");
  }

  @Test
  void ask_codeOfAnAprilEdition_startsInTheMiddleOfTheYear() {
    assertThat(codes.ask(CodeSystem.ICD10CM, "U07.1", LocalDate.of(2020, 3, 31)))
        .isEqualTo(new CodeAnswer.NotYetValid("ICD-10-CM FY2020", LocalDate.of(2020, 4, 1)));
    assertThat(codes.ask(CodeSystem.ICD10CM, "U07.1", LocalDate.of(2020, 4, 1)))
        .isInstanceOf(CodeAnswer.Billable.class);
  }

  @Test
  void ask_codesOfDailyUse_answerAsTheFieldKnowsThem() {
    assertThat(ask("J06.9")).isInstanceOf(CodeAnswer.Billable.class);
    assertThat(ask("M54.5")).isInstanceOf(CodeAnswer.Header.class);
    assertThat(ask("S93.401")).isInstanceOf(CodeAnswer.Header.class);
    assertThat(ask("S93.401A")).isInstanceOf(CodeAnswer.Billable.class);
    assertThat(ask("E11.99")).isInstanceOf(CodeAnswer.Unknown.class);
    assertThat(ask("A00.0")).isInstanceOf(CodeAnswer.NotLoaded.class);
  }

  @Test
  void name_everyLanguage_isOurOwn() {
    assertThat(codes.name(CodeSystem.ICD10CM, "I10", Locale.ENGLISH))
        .hasValue("High blood pressure, primary");
    assertThat(codes.name(CodeSystem.ICD10CM, "I10", Locale.ITALIAN))
        .hasValue("Pressione alta primaria");
  }

  @Test
  void ask_everyCodeAtEveryTurnOfAnEdition_agreesWithTheOfficialEditions() throws IOException {
    Map<String, List<OfficialIcd10cm.Fact>> byCode =
        facts().stream().collect(Collectors.groupingBy(OfficialIcd10cm.Fact::code));

    for (int year = 2015; year <= 2026; year++) {
      for (LocalDate first : List.of(LocalDate.of(year, 10, 1), LocalDate.of(year + 1, 4, 1))) {
        for (LocalDate day : List.of(first, first.plusMonths(6).minusDays(1))) {
          byCode.forEach(
              (code, rows) ->
                  assertThat(kind(codes.ask(CodeSystem.ICD10CM, code, day)))
                      .as(code + " on " + day)
                      .isEqualTo(expected(rows, day)));
        }
      }
    }
  }

  @Test
  void rows_everyOne_hasTheOfficialFlagAndDays() throws IOException {
    Set<String> official = new TreeSet<>();
    facts().forEach(fact -> official.add(fact.codeFlagAndDays()));
    Set<String> held = new TreeSet<>();
    FILE.rows()
        .forEach(
            row ->
                held.add(
                    String.join(
                        " ",
                        row.code(),
                        row.billable() ? "billable" : "header",
                        row.first().toString(),
                        row.last().map(LocalDate::toString).orElse("open"))));

    assertThat(held).isEqualTo(official).hasSizeBetween(1400, 1700);
  }

  @Test
  void name_noRow_isTheOfficialDescriptionOrAShorteningOfIt() throws IOException {
    for (OfficialIcd10cm.Fact fact : facts()) {
      String name = codes.name(CodeSystem.ICD10CM, fact.code(), Locale.ENGLISH).orElseThrow();
      assertThat(OwnWords.are(name, fact.description())).as(fact.code() + " " + name).isTrue();
    }
  }

  private CodeAnswer ask(String code) {
    return codes.ask(CodeSystem.ICD10CM, code, TODAY);
  }

  private static String kind(CodeAnswer answer) {
    return answer instanceof CodeAnswer.Billable
        ? "billable"
        : answer instanceof CodeAnswer.Header ? "header" : "not in force";
  }

  private static String expected(List<OfficialIcd10cm.Fact> rows, LocalDate day) {
    return rows.stream()
        .filter(row -> row.inForce(day))
        .map(row -> row.billable() ? "billable" : "header")
        .findFirst()
        .orElse("not in force");
  }

  /** The rows of our categories in the optional reference folder beside the project. */
  private static List<OfficialIcd10cm.Fact> facts() throws IOException {
    return OfficialIcd10cm.facts().stream()
        .filter(fact -> CATEGORIES.contains(fact.code().substring(0, 3)))
        .toList();
  }
}
