package org.rimborso.web.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Claim;
import org.rimborso.chart.CodeableConcept;
import org.rimborso.chart.Coding;
import org.rimborso.chart.Condition;
import org.rimborso.chart.Coverage;
import org.rimborso.chart.Encounter;
import org.rimborso.chart.Money;
import org.rimborso.chart.PartialDate;
import org.rimborso.chart.Party;
import org.rimborso.chart.Patient;
import org.rimborso.chart.Period;
import org.rimborso.chart.Procedure;
import org.rimborso.chart.Provider;
import org.rimborso.chart.Reference;
import org.rimborso.chart.Resource;
import org.rimborso.chart.ServiceRecord;
import org.rimborso.codes.CodeSystem;
import org.rimborso.rule.Evidence;

/** Records of a synthetic chart in words. */
class RecordWordsTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 3);
  private static final Optional<Reference> PATIENT = Optional.of(new Reference("Patient", "p1"));
  private static final Optional<Reference> VISIT = Optional.of(new Reference("Encounter", "e1"));

  private static CodeableConcept coded(String code, String words) {
    return new CodeableConcept(
        List.of(new Coding(CodeSystem.ICD10CM.uri(), code, Optional.of(words))), Optional.empty());
  }

  private static CodeableConcept text(String words) {
    return new CodeableConcept(List.of(), Optional.of(words));
  }

  private static Party named(String name) {
    return new Party(Optional.empty(), Optional.empty(), Optional.of(name));
  }

  private static Condition condition(String id, CodeableConcept code, String category) {
    return new Condition(
        new Reference("Condition", id),
        PATIENT,
        code,
        VISIT,
        Optional.of("active"),
        Optional.of(id.equals("d2") ? "provisional" : "confirmed"),
        List.of(category),
        Optional.of(PartialDate.ofYear(2024)),
        id.equals("d1") ? Optional.of(PartialDate.of(DAY)) : Optional.empty());
  }

  private static Claim claim() {
    return new Claim(
        new Reference("Claim", "c1"),
        PATIENT,
        "draft",
        "claim",
        Optional.of("professional"),
        Optional.empty(),
        Period.on(DAY),
        named("Northfield"),
        Party.UNKNOWN,
        List.of(
            new Claim.Diagnosis(
                1,
                Optional.empty(),
                Optional.of(new Reference("Condition", "d1")),
                List.of(),
                Optional.empty())),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(
            new Claim.Line(
                7,
                coded("G0463", "Clinic visit"),
                CodeableConcept.EMPTY,
                List.of(),
                Period.on(DAY.plusDays(1)),
                CodeableConcept.EMPTY,
                Optional.of(BigDecimal.ONE),
                Optional.empty(),
                Optional.empty(),
                Optional.of(Money.of("31337.42", "USD")),
                List.of(1),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty())),
        Optional.of(Money.of("31337.42", "USD")),
        List.of(),
        Party.UNKNOWN,
        Set.of());
  }

  private static final List<Resource> ALL =
      List.of(
          condition("d1", coded("E11", "Type 2 diabetes"), "problem-list-item"),
          condition("d2", text("Sugar"), "encounter-diagnosis"),
          claim(),
          new Encounter(
              new Reference("Encounter", "e1"),
              PATIENT,
              "finished",
              Optional.of("AMB"),
              List.of(text("Diabetes clinic")),
              Period.on(DAY),
              Optional.empty(),
              Party.UNKNOWN,
              List.of(),
              List.of(),
              List.of(),
              List.of(),
              List.of(),
              Optional.empty(),
              Set.of()),
          new Procedure(
              new Reference("Procedure", "x1"),
              PATIENT,
              "completed",
              text("Foot exam"),
              VISIT,
              Period.on(DAY)),
          new ServiceRecord(
              new Reference("Observation", "o1"), PATIENT, "final", text("HbA1c"), Period.on(DAY)),
          new Coverage(
              new Reference("Coverage", "k1"),
              PATIENT,
              "active",
              CodeableConcept.EMPTY,
              Period.on(DAY),
              List.of(named("Northfield")),
              Optional.of("M-1"),
              OptionalInt.of(2)),
          new Provider(
              new Reference("Practitioner", "n1"),
              Optional.of("Dr Elena Ferri"),
              List.of(),
              List.of(),
              List.of(),
              List.of()),
          new Patient(
              new Reference("Patient", "p1"),
              Optional.of("Bianchi"),
              Optional.empty(),
              Optional.of(PartialDate.of(DAY)),
              Optional.of("female"),
              Optional.empty(),
              List.of()));

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          Condition/d1    | Condition.code                      | E11 Type 2 diabetes   | problem list                        | 3 Nov 2026
          Condition/d2    | Condition.code                      | Sugar                 | diagnosis of the visit, provisional | 2024
          Claim/c1        | Claim.diagnosis[0].diagnosis        | E11 Type 2 diabetes   | claim not sent yet                  | 3 Nov 2026
          Claim/c1        | Claim.item[0].net                   | G0463 Clinic visit    | line 7 of the claim                 | 4 Nov 2026
          Claim/c1        | Claim.item[9].net                   | claim not sent yet    | Northfield                          | 3 Nov 2026
          Claim/c1        | Claim.total                         | claim not sent yet    | Northfield                          | 3 Nov 2026
          Encounter/e1    | Encounter.period                    | Diabetes clinic       | visit, finished                     | 3 Nov 2026
          Procedure/x1    | Procedure.code                      | Foot exam             | procedure                           | 3 Nov 2026
          Observation/o1  | Observation.code                    | HbA1c                 | observation                         | 3 Nov 2026
          Coverage/k1     | Coverage.order                      | Northfield            | coverage, number 2                  | 3 Nov 2026
          Practitioner/n1 | Practitioner.identifier             | Dr Elena Ferri        | provider                            | -
          Patient/p1      | Patient.birthDate                   | Born                  | -                                   | 3 Nov 2026
          Patient/p1      | Patient.gender                      | female                | -                                   | -
          Condition/gone  | Condition.code                      | diagnoses             | -                                   | -
          """)
  void line_ofARecord_saysWhatWhereAndWhen(
      String reference, String element, String what, String where, String on) {
    Chart chart = new Chart(DAY, ZoneOffset.UTC, ALL, List.of());
    RecordLine line =
        new RecordWords(chart, Words.ENGLISH)
            .line(new Evidence(Reference.parse(reference).orElseThrow(), element));
    assertThat(line.what()).isEqualTo(what);
    assertThat(line.where()).isEqualTo(Optional.ofNullable(where).orElse(""));
    assertThat(line.on().map(Day::shown)).isEqualTo(Optional.ofNullable(on));
    assertThat(line.toString()).doesNotContain("31337");
  }
}
