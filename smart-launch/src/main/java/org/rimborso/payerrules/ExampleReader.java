package org.rimborso.payerrules;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.rimborso.chart.Chart;
import org.rimborso.chart.CodeableConcept;
import org.rimborso.chart.Coding;
import org.rimborso.chart.Coverage;
import org.rimborso.chart.Encounter;
import org.rimborso.chart.PartialDate;
import org.rimborso.chart.Party;
import org.rimborso.chart.Patient;
import org.rimborso.chart.Period;
import org.rimborso.chart.Reference;
import org.rimborso.chart.Resource;

/**
 * Reads one test: an example of one patient with one claim, and what is expected. What an example
 * does not say is usual: an active coverage, a finished visit, a professional claim.
 */
final class ExampleReader {
  static final Reference PATIENT = new Reference("Patient", "example");
  static final Reference COVERAGE = new Reference("Coverage", "example");
  static final Reference ENCOUNTER = new Reference("Encounter", "example");

  /** When services are rendered where neither example nor rule tells. */
  private static final LocalDate USUAL_DAY = LocalDate.of(2026, 1, 15);

  private static final int DAYS_LATER = 30;
  private static final Set<String> KEYS =
      Set.of("name", "asOf", "patient", "coverage", "encounter", "claim", "expect", "message");

  private final YamlPart test;
  private final LocalDate usualDay;

  /**
   * Of one test.
   *
   * @param from the first day on which the rule counts
   */
  ExampleReader(YamlPart test, Optional<LocalDate> from) {
    this.test = test;
    usualDay = from.orElse(USUAL_DAY);
  }

  /** The test; empty where something is wrong with it, which is then among the mistakes. */
  Optional<RuleTest> read() {
    int before = test.mistakes().count();
    ExampleKeys keys = new ExampleKeys(Optional.of(test), KEYS);
    for (String name : List.of("name", "expect")) {
      if (test.isKeys() && !keys.has(name)) {
        test.mistake("a test without '" + name + "'");
      }
    }
    Optional<RuleTest.Expected> expected =
        keys.value("expect", "finding, nothing or not-checked", ExampleReader::expected);
    Chart chart = chart(keys);
    if (test.mistakes().count() > before) {
      return Optional.empty();
    }
    return Optional.of(
        new RuleTest(
            keys.text("name", "").strip(),
            test.written(),
            chart,
            expected.orElseThrow(),
            keys.text("message").map(String::strip),
            keys.part("expect").map(YamlPart::spot).orElse(Spot.START)));
  }

  private static RuleTest.Expected expected(String text) {
    return Arrays.stream(RuleTest.Expected.values())
        .filter(one -> one.code().equals(text))
        .findFirst()
        .orElseThrow(IllegalArgumentException::new);
  }

  private Chart chart(ExampleKeys keys) {
    List<Resource> resources = new ArrayList<>();
    resources.add(patient(keys.part("patient")));
    resources.add(coverage(keys.part("coverage")));
    resources.add(encounter(keys.part("encounter")));
    keys.part("claim")
        .map(part -> new ExampleClaim(part, usualDay).read())
        .ifPresent(resources::add);
    LocalDate asOf = keys.day("asOf").orElseGet(() -> usualDay.plusDays(DAYS_LATER));
    return new Chart(asOf, ZoneOffset.UTC, resources, List.of());
  }

  private static Patient patient(Optional<YamlPart> part) {
    ExampleKeys keys = new ExampleKeys(part, Set.of("birthDate", "sex"));
    return new Patient(
        PATIENT,
        Optional.empty(),
        Optional.empty(),
        part.isPresent()
            ? keys.day("birthDate").map(PartialDate::of)
            : Optional.of(PartialDate.of(LocalDate.of(1980, 1, 1))),
        part.isPresent() ? keys.text("sex") : Optional.of("female"),
        Optional.empty(),
        List.of());
  }

  private static final Set<String> COVERAGE_KEYS =
      Set.of("payer", "status", "types", "memberId", "start", "end", "order");

  private static Coverage coverage(Optional<YamlPart> part) {
    ExampleKeys keys = new ExampleKeys(part, COVERAGE_KEYS);
    Optional<Integer> order = keys.whole("order");
    return new Coverage(
        COVERAGE,
        Optional.of(PATIENT),
        keys.text("status", "active"),
        concept(keys.texts("types")),
        keys.period("start", "end", Period.UNKNOWN),
        keys.text("payer").map(ExampleReader::named).stream().toList(),
        keys.text("memberId"),
        order.isPresent() ? OptionalInt.of(order.get()) : OptionalInt.empty());
  }

  static Party named(String name) {
    return new Party(Optional.empty(), Optional.empty(), Optional.of(name));
  }

  /** Codes of no system. */
  static CodeableConcept concept(List<String> codes) {
    return new CodeableConcept(
        codes.stream().map(code -> new Coding("", code, Optional.empty())).toList(),
        Optional.empty());
  }

  private Encounter encounter(Optional<YamlPart> part) {
    ExampleKeys keys =
        new ExampleKeys(
            part, Set.of("status", "class", "types", "start", "end", "reasons", "disposition"));
    return new Encounter(
        ENCOUNTER,
        Optional.of(PATIENT),
        keys.text("status", "finished"),
        part.isPresent() ? keys.text("class") : Optional.of("AMB"),
        keys.texts("types").stream().map(List::of).map(ExampleReader::concept).toList(),
        keys.period("start", "end", Period.on(usualDay)),
        Optional.empty(),
        Party.UNKNOWN,
        List.of(),
        List.of(),
        List.of(),
        keys.texts("reasons").stream().map(List::of).map(ExampleReader::concept).toList(),
        List.of(),
        keys.text("disposition").map(List::of).map(ExampleReader::concept),
        Set.of());
  }
}
