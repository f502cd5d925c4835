package org.rimborso.payer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rimborso.chart.CodeableConcept;
import org.rimborso.chart.Coding;
import org.rimborso.chart.Money;

class RateTableTest {
  private static final RateTable TABLE =
      new RateTable(
          List.of(
              row("Q0001", "", "2025-01-01", "2025-12-31", "80"),
              row("Q0001", "", "2026-01-01", "", "90"),
              row("q0001", "26", "2026-01-01", "", "30"),
              row("Q0001", "26 LT", "2026-01-01", "", "35"),
              row("Q0002", "", "2026-01-01", "", "10"),
              row("Q0002", "", "2026-01-01", "", "11"),
              row("Q0004", "", "2026-01-01", "", "50"),
              at("21", row("Q0004", "", "2026-01-01", "", "40"))));

  @ParameterizedTest(name = "{0} {1} on {2}")
  @CsvSource(
      nullValues = "-",
      value = {
        "Q0001,'',2024-12-31,-",
        "Q0001,'',2025-12-31,80",
        "Q0001,'',2026-01-01,90",
        "q0001,LT,2026-06-01,90",
        "Q0001,26,2026-06-01,30",
        "Q0001,26 lt,2026-06-01,35",
        "Q0001,26,2025-06-01,80",
        "Q0002,'',2026-06-01,-",
        "Q0003,'',2026-06-01,-"
      })
  void of_service_isTheNearestRowInForce(
      String code, String modifiers, LocalDate day, String unit) {
    assertThat(
            TABLE
                .of(concept(code), concepts(modifiers), Optional.empty(), day)
                .map(rate -> rate.unit()))
        .isEqualTo(Optional.ofNullable(unit).map(value -> Money.of(value, "USD")));
  }

  @ParameterizedTest(name = "at {0}")
  @CsvSource(
      nullValues = "-",
      value = {"21,40", "11,50", "-,50"})
  void of_place_goesBeforeAnyPlace(String place, String unit) {
    assertThat(
            TABLE.of(
                concept("Q0004"), List.of(), Optional.ofNullable(place), LocalDate.of(2026, 6, 1)))
        .map(rate -> rate.unit())
        .contains(Money.of(unit, "USD"));
  }

  private static RateTable.Row at(String place, RateTable.Row row) {
    return new RateTable.Row(
        row.code(), row.modifiers(), Optional.of(place), row.from(), row.to(), row.rate());
  }

  private static RateTable.Row row(
      String code, String modifiers, String from, String to, String unit) {
    return new RateTable.Row(
        code,
        words(modifiers).stream().collect(Collectors.toSet()),
        Optional.empty(),
        LocalDate.parse(from),
        to.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(to)),
        new Rates.Rate(Money.of(unit, "USD"), "a table"));
  }

  private static Set<String> words(String text) {
    return Arrays.stream(text.split(" ", -1))
        .filter(word -> !word.isEmpty())
        .collect(Collectors.toSet());
  }

  private static List<CodeableConcept> concepts(String codes) {
    return words(codes).stream().map(RateTableTest::concept).toList();
  }

  private static CodeableConcept concept(String code) {
    return new CodeableConcept(
        List.of(new Coding("urn:test", code, Optional.empty())), Optional.empty());
  }
}
