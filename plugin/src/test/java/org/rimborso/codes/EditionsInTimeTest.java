package org.rimborso.codes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random small editions, read naively day by day, against the packed table. */
class EditionsInTimeTest {
  private static final LocalDate START = LocalDate.of(2020, 1, 1);
  private static final int DAYS = 60;

  private record Row(
      String code, boolean billable, Optional<LocalDate> first, Optional<LocalDate> last) {}

  private record Naive(
      String label, LocalDate from, LocalDate to, boolean headers, List<Row> rows) {
    boolean covers(LocalDate day) {
      return !day.isBefore(from) && !day.isAfter(to);
    }

    /** The first row listed that is in force, or a header that is implied. */
    Optional<Boolean> on(LocalDate day, String code, Predicate<Row> may) {
      Optional<Boolean> listed =
          rows.stream()
              .filter(row -> row.code().equals(code))
              .filter(row -> may.test(row) && inForce(row, day))
              .findFirst()
              .map(Row::billable);
      boolean isCode = rows.stream().anyMatch(row -> row.code().equals(code));
      boolean implied =
          !headers
              && !isCode
              && code.length() >= 3
              && !code.endsWith("X")
              && rows.stream()
                  .anyMatch(
                      row -> row.code().startsWith(code) && may.test(row) && inForce(row, day));
      return listed.isPresent() || !implied ? listed : Optional.of(false);
    }

    private static boolean inForce(Row row, LocalDate day) {
      return row.first().map(first -> !first.isAfter(day)).orElse(true)
          && row.last().map(last -> !last.isBefore(day)).orElse(true);
    }
  }

  private static Optional<Naive> answering(List<Naive> editions, LocalDate day) {
    Comparator<Naive> narrow =
        Comparator.comparingLong(n -> n.to().toEpochDay() - n.from().toEpochDay());
    List<Naive> lastFirst = new ArrayList<>(editions);
    Collections.reverse(lastFirst);
    Optional<Naive> covering =
        lastFirst.stream()
            .filter(edition -> edition.covers(day))
            .min(Comparator.comparing(Naive::from).reversed().thenComparing(narrow));
    return covering.isPresent()
        ? covering
        : lastFirst.stream()
            .filter(edition -> edition.from().isAfter(day))
            .min(Comparator.comparing(Naive::from).thenComparing(narrow));
  }

  private static Optional<Boolean> inForce(List<Naive> editions, String code, LocalDate day) {
    return answering(editions, day)
        .flatMap(
            edition ->
                edition.on(day, code, row -> edition.covers(day) || row.first().isPresent()));
  }

  /** What the edition of the last day announces: rows that start after it. */
  private static Optional<LocalDate> announced(List<Naive> editions, String code, LocalDate end) {
    Naive edition = answering(editions, end).orElseThrow();
    return Stream.iterate(end.plusDays(1), day -> day.plusDays(1))
        .limit(2 * DAYS)
        .filter(
            day ->
                edition
                    .on(day, code, row -> row.first().map(end::isBefore).orElse(false))
                    .isPresent())
        .findFirst();
  }

  private static CodeAnswer naively(List<Naive> editions, String code, LocalDate day) {
    Optional<Naive> edition = answering(editions, day);
    Optional<Boolean> now = inForce(editions, code, day);
    String label = "ICD-10-CM " + edition.map(Naive::label).orElse("");
    if (now.isPresent()) {
      return now.get() ? new CodeAnswer.Billable(label) : new CodeAnswer.Header(label);
    }
    if (edition.isEmpty() || !edition.get().covers(day)) {
      return new CodeAnswer.NotLoaded("ICD-10-CM " + day);
    }
    LocalDate end = editions.stream().map(Naive::to).max(Comparator.naturalOrder()).orElseThrow();
    for (LocalDate later = day; !later.isAfter(end); later = later.plusDays(1)) {
      if (inForce(editions, code, later).isPresent()) {
        return new CodeAnswer.NotYetValid(label, later);
      }
    }
    Optional<LocalDate> announced = announced(editions, code, end);
    if (announced.isPresent()) {
      return new CodeAnswer.NotYetValid(label, announced.get());
    }
    for (LocalDate earlier = day;
        earlier.isAfter(START.minusDays(DAYS));
        earlier = earlier.minusDays(1)) {
      if (inForce(editions, code, earlier).isPresent()) {
        return new CodeAnswer.NoLongerValid(label, earlier, Optional.empty());
      }
    }
    return new CodeAnswer.Unknown(label);
  }

  private static List<Naive> editions(Random random) {
    List<Naive> editions = new ArrayList<>();
    int count = 1 + random.nextInt(4);
    for (int i = 0; i < count; i++) {
      LocalDate from = START.plusDays(random.nextInt(DAYS / 5) * 5L);
      LocalDate to = from.plusDays(random.nextInt(4) * 5L);
      boolean headers = random.nextInt(3) > 0;
      editions.add(new Naive("edition " + i, from, to, headers, rows(random, headers)));
    }
    return editions;
  }

  private static List<Row> rows(Random random, boolean headers) {
    List<Row> rows = new ArrayList<>();
    int count = random.nextInt(8);
    for (int i = 0; i < count; i++) {
      String code = "A00" + "X1".repeat(2).substring(0, random.nextInt(4));
      rows.add(
          new Row(
              random.nextInt(4) == 0 ? "B0" + random.nextInt(2) : code,
              random.nextBoolean() || !headers,
              day(random),
              day(random)));
    }
    return rows;
  }

  private static Optional<LocalDate> day(Random random) {
    return random.nextInt(3) > 0
        ? Optional.empty()
        : Optional.of(START.plusDays(random.nextInt(DAYS + 40) - 20L));
  }

  private static CodeEdition packed(Naive naive) {
    CodeEdition.Builder edition = CodeEdition.builder(naive.label(), naive.from(), naive.to());
    naive.rows().forEach(row -> edition.add(row.code(), row.billable(), row.first(), row.last()));
    return naive.headers() ? edition.build() : edition.withoutHeaders().build();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 20_261_124})
  void ask_randomEditions_agreesWithReadingThemDayByDay(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 40; round++) {
      List<Naive> editions = editions(random);
      CodeTable table =
          CodeTable.of(
              CodeSystem.ICD10CM, editions.stream().map(EditionsInTimeTest::packed).toList());
      TreeSet<String> codes = new TreeSet<>(List.of("A0", "A00X", "A00X1X1", "C00", "B00", "B01"));
      editions.forEach(edition -> edition.rows().forEach(row -> codes.add(row.code())));
      for (String code : codes) {
        for (int i = -25; i < DAYS + 30; i++) {
          LocalDate day = START.plusDays(i);
          assertThat(table.ask(code, day))
              .as(() -> "seed " + seed + ": " + code + " on " + day + " of " + editions)
              .isEqualTo(naively(editions, code, day));
        }
      }
    }
  }
}
