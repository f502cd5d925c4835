package org.rimborso.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CodeRelationsTest {
  private static final LocalDate DAY = LocalDate.of(2025, 7, 1);
  private static final Optional<LocalDate> OPEN = Optional.empty();
  private static final long SEED = 23;

  private static CodeRelations.Row row(String code, String target, String attribute) {
    return new CodeRelations.Row(code, target, attribute, DAY, OPEN);
  }

  @Test
  void of_randomRows_agreesWithReadingThemAll() {
    Random random = new Random(SEED);
    CodeRelations.Builder builder = new CodeRelations.Builder();
    List<CodeRelations.Row> rows = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      LocalDate first = DAY.plusDays(random.nextInt(40) - 20L);
      CodeRelations.Row row =
          new CodeRelations.Row(
              "C" + random.nextInt(30),
              random.nextInt(9) == 0 ? "odd: " + random.nextInt(9) : "T" + random.nextInt(30),
              "word " + random.nextInt(3),
              first,
              random.nextBoolean() ? OPEN : Optional.of(first.plusDays(random.nextInt(20))));
      rows.add(row);
      builder.add(row.code(), row.target(), row.attribute(), row.first(), row.last());
    }
    CodeRelations relations = builder.build();

    assertThat(relations.all()).as("seed " + SEED).containsExactlyInAnyOrderElementsOf(rows);
    for (int i = 0; i < 35; i++) {
      String code = "C" + i;
      List<CodeRelations.Row> expected =
          rows.stream()
              .filter(row -> row.code().equals(code) && !row.first().isAfter(DAY))
              .filter(row -> row.last().map(last -> !last.isBefore(DAY)).orElse(true))
              .toList();
      assertThat(relations.of("c" + i, DAY))
          .as("seed " + SEED)
          .containsExactlyInAnyOrderElementsOf(expected);
      assertThat(relations.between(code, "t4", DAY))
          .containsExactlyInAnyOrderElementsOf(
              expected.stream().filter(row -> row.target().equals("T4")).toList());
    }
  }

  @Test
  void of_targetThatIsNoCode_keepsItsSpelling() {
    CodeRelations relations =
        new CodeRelations.Builder()
            .add("250.00", "NoDx", "10000", DAY, OPEN)
            .add("250.00", "", "list of ages", DAY, OPEN)
            .build();

    assertThat(relations.of("25000", DAY))
        .containsExactly(row("25000", "", "list of ages"), row("25000", "NoDx", "10000"));
    assertThat(relations.between("250.00", "NoDx", DAY)).hasSize(1);
    assertThat(relations.of("\uD83D\uDE00".repeat(100), DAY)).isEmpty();
    assertThat(relations.edition(DAY)).isEmpty();
  }

  private static CodeRelations.Dated quarter(String label, int month, CodeRelations.Builder rows) {
    LocalDate from = LocalDate.of(2025, month, 1);
    return new CodeRelations.Dated(label, from, from.plusMonths(3).minusDays(1), rows.build());
  }

  @Test
  void merged_quarters_eachAnswersItsDays() {
    LocalDate old = LocalDate.of(2020, 1, 1);
    CodeRelations.Builder second =
        new CodeRelations.Builder()
            .add("11042", "97597", "1", old, OPEN)
            .add("11042", "97602", "0", old, OPEN);
    CodeRelations.Builder third =
        new CodeRelations.Builder()
            .add("11042", "97597", "1", old, OPEN)
            .add("11042", "97602", "1", old, Optional.of(LocalDate.of(2025, 7, 31)));
    CodeRelations merged =
        CodeRelations.merged(List.of(quarter("2025 Q2", 4, second), quarter("2025 Q3", 7, third)));

    assertThat(merged.size()).isEqualTo(3);
    assertThat(merged.of("11042", LocalDate.of(2025, 6, 30)))
        .extracting(CodeRelations.Row::attribute)
        .containsExactly("1", "0");
    assertThat(merged.of("11042", DAY))
        .extracting(CodeRelations.Row::attribute)
        .containsExactly("1", "1");
    assertThat(merged.between("11042", "97602", LocalDate.of(2025, 8, 1))).isEmpty();
    assertThat(merged.of("11042", LocalDate.of(2021, 1, 1))).hasSize(2);
    assertThat(merged.of("11042", LocalDate.of(2025, 10, 1))).isEmpty();
    assertThat(merged.edition(DAY)).hasValue("2025 Q3");
    assertThat(merged.edition(LocalDate.of(2025, 10, 1))).isEmpty();
    assertThat(merged.edition(LocalDate.of(2025, 3, 31))).isEmpty();
  }

  @Test
  void dated_endBeforeStart_isRefused() {
    assertThatThrownBy(
            () -> new CodeRelations.Dated("x", DAY, DAY.minusDays(1), CodeRelations.NONE))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void successor_onlyWhereOneCodeTookThePlace() {
    CodeRelations conversion =
        new CodeRelations.Builder()
            .add("A04.71", "A04.7", "", DAY, OPEN)
            .add("A04.72", "A04.7", "", DAY, OPEN)
            .add("B00.1", "B00.0", "", DAY, OPEN)
            .build();
    LocalDate end = DAY.minusDays(1);
    CodeTable table =
        CodeTable.of(
            CodeSystem.ICD10CM,
            List.of(
                CodeEdition.builder("old", DAY.minusYears(1), end)
                    .add("A047", true, OPEN, OPEN)
                    .add("B000", true, OPEN, OPEN)
                    .build(),
                CodeEdition.builder("new", DAY, DAY.plusYears(1)).build()),
            conversion);

    assertThat(table.ask("A04.7", DAY))
        .isEqualTo(new CodeAnswer.NoLongerValid("ICD-10-CM new", end, Optional.empty()));
    assertThat(table.ask("B00.0", DAY))
        .isEqualTo(new CodeAnswer.NoLongerValid("ICD-10-CM new", end, Optional.of("B001")));
  }
}
