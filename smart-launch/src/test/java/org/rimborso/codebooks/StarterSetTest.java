package org.rimborso.codebooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.rimborso.codes.CodeAnswer;
import org.rimborso.codes.CodeSets;
import org.rimborso.codes.CodeSystem;

class StarterSetTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
  private static final Set<String> CATEGORIES =
      Set.of("E11", "E78", "F32", "I10", "J06", "J45", "K21", "M54", "N39", "R07", "S93", "Z00");
  private final CodeSets codes = StarterSet.codeSets();

  @Test
  void ask_everyCategory_isHeldToday() {
    assertThat(CATEGORIES)
        .allSatisfy(
            category -> {
              CodeAnswer answer = codes.ask(CodeSystem.ICD10CM, category, TODAY);
              assertThat(answer.getClass())
                  .isEqualTo(
                      category.equals("I10") ? CodeAnswer.Billable.class : CodeAnswer.Header.class);
            });
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

  /** One row of the reference file: code, flag, first and last fiscal year, description. */
  private record Fact(String code, boolean billable, int first, int last, String description) {
    static Fact of(String line) {
      String[] cells = line.split("\t", -1);
      return new Fact(
          cells[0],
          cells[1].equals("1"),
          Integer.parseInt(cells[2]),
          Integer.parseInt(cells[3]),
          cells[4]);
    }
  }

  @Test
  void ask_everyCodeInEveryYear_agreesWithTheOfficialEditions() throws IOException {
    List<Fact> facts = facts();
    Map<String, List<Fact>> byCode =
        facts.stream()
            .collect(Collectors.groupingBy(Fact::code, HashMap::new, Collectors.toList()));

    for (int year = 2016; year <= 2027; year++) {
      int fiscal = year;
      for (LocalDate day : List.of(LocalDate.of(year - 1, 10, 1), LocalDate.of(year, 9, 30))) {
        byCode.forEach(
            (code, rows) ->
                assertThat(kind(codes.ask(CodeSystem.ICD10CM, code, day)))
                    .as(code + " on " + day)
                    .isEqualTo(expected(rows, fiscal)));
      }
    }
  }

  @Test
  void ask_categories_holdWhatTheOfficialEditionsHoldAndNoMore() throws IOException {
    Set<String> official = new TreeSet<>();
    facts().stream()
        .filter(fact -> fact.billable() && fact.last() == 2027)
        .forEach(fact -> official.add(fact.code()));
    Set<String> held = new TreeSet<>();
    for (String category : CATEGORIES) {
      CodeAnswer answer = codes.ask(CodeSystem.ICD10CM, category, TODAY);
      held.addAll(
          answer instanceof CodeAnswer.Header
              ? codes.billableBelow(CodeSystem.ICD10CM, category, TODAY)
              : List.of(category));
    }

    assertThat(held).isEqualTo(official);
  }

  @Test
  void name_noRow_isTheOfficialDescription() throws IOException {
    for (Fact fact : facts()) {
      assertThat(codes.name(CodeSystem.ICD10CM, fact.code(), Locale.ENGLISH).orElseThrow())
          .as(fact.code())
          .isNotEqualToIgnoringCase(fact.description());
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

  private static String expected(List<Fact> rows, int year) {
    return rows.stream()
        .filter(row -> row.first() <= year && year <= row.last())
        .map(row -> row.billable() ? "billable" : "header")
        .findFirst()
        .orElse("not in force");
  }

  /** The rows of our categories in the optional reference folder beside the project. */
  private static List<Fact> facts() throws IOException {
    Path file =
        Path.of("..", "..", "shared", "data", "codesets", "icd10cm")
            .resolve("icd10cm_history_FY2016_2027.tsv.gz");
    assumeTrue(
        Files.isReadable(file),
        "skipped: ../shared/data/codesets is absent, the starter set is not compared with it");
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      return in.lines()
          .skip(1)
          .filter(line -> CATEGORIES.contains(line.substring(0, 3)))
          .map(Fact::of)
          .toList();
    }
  }
}
