package org.rimborso.rule;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.rimborso.chart.Adjudication;
import org.rimborso.chart.Answer;
import org.rimborso.chart.Cause;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Claim;
import org.rimborso.chart.ClaimResponse;
import org.rimborso.chart.CodeableConcept;
import org.rimborso.chart.Condition;
import org.rimborso.chart.Coverage;
import org.rimborso.chart.ExplanationOfBenefit;
import org.rimborso.chart.Limitation;
import org.rimborso.chart.PartialDate;
import org.rimborso.chart.Party;
import org.rimborso.chart.Patient;
import org.rimborso.chart.Period;
import org.rimborso.chart.Provider;
import org.rimborso.chart.Reference;
import org.rimborso.chart.Resource;
import org.rimborso.codes.CodeSystem;

/** Builds a chart for a test, of a synthetic person, as of 23 November 2026. */
public final class SampleChart {
  public static final LocalDate AS_OF = LocalDate.of(2026, 11, 23);
  public static final Reference PATIENT = new Reference("Patient", "p1");

  private final List<Resource> resources = new ArrayList<>();
  private final List<Limitation> limitations = new ArrayList<>();

  public static SampleChart chart(Resource... resources) {
    SampleChart chart = new SampleChart();
    chart.resources.add(
        new Patient(
            PATIENT,
            Optional.of("Ada Example"),
            Optional.of("MR-1"),
            Optional.of(PartialDate.of(LocalDate.of(1960, 5, 1))),
            Optional.of("female"),
            Optional.empty(),
            List.of()));
    chart.resources.addAll(List.of(resources));
    return chart;
  }

  /** A chart of these resources only, the patient among them. */
  public static SampleChart of(Resource... resources) {
    SampleChart chart = new SampleChart();
    chart.resources.addAll(List.of(resources));
    return chart;
  }

  /** The patient, of whom nothing else is known. */
  public static Patient patient(
      Optional<PartialDate> birth, Optional<String> gender, Optional<PartialDate> death) {
    return new Patient(
        PATIENT, Optional.empty(), Optional.empty(), birth, gender, death, List.of());
  }

  public SampleChart with(Resource resource) {
    resources.add(resource);
    return this;
  }

  public SampleChart without(String type, Cause because) {
    limitations.add(Limitation.ofType(type, because));
    return this;
  }

  /** Part of one resource could not be read. */
  public SampleChart unreadable(String reference, String element) {
    limitations.add(
        new Limitation(
            ref(reference).type(), Optional.of(ref(reference)), Cause.UNREADABLE, element));
    return this;
  }

  public Chart build() {
    return new Chart(AS_OF, ZoneOffset.UTC, resources, limitations);
  }

  public static Reference ref(String text) {
    return Reference.parse(text).orElseThrow();
  }

  public static Party party(String reference) {
    return Party.of(ref(reference));
  }

  public static Party display(String text) {
    return new Party(Optional.empty(), Optional.empty(), Optional.of(text));
  }

  public static LocalDate day(String iso) {
    return LocalDate.parse(iso);
  }

  public static Period days(String first, String last) {
    return Period.of(day(first), day(last));
  }

  public static Period on(String iso) {
    return Period.on(day(iso));
  }

  public static Period since(String iso) {
    return new Period(Optional.of(PartialDate.of(day(iso))), Optional.empty());
  }

  public static Condition condition(String id, String encounter, String icd10cm) {
    return condition(
        id, encounter, CodeableConcept.of(CodeSystem.ICD10CM, icd10cm), "confirmed", List.of());
  }

  public static Condition condition(
      String id,
      String encounter,
      CodeableConcept code,
      String verification,
      List<String> categories) {
    return new Condition(
        ref("Condition/" + id),
        Optional.of(PATIENT),
        code,
        Optional.of(encounter).filter(e -> !e.isEmpty()).map(e -> ref("Encounter/" + e)),
        Optional.of("active"),
        Optional.of(verification),
        categories,
        Optional.empty(),
        Optional.empty());
  }

  public static Coverage coverage(String id, String status, Period period) {
    return coverage(id, status, period, CodeableConcept.EMPTY);
  }

  public static Coverage coverage(String id, String status, Period period, CodeableConcept type) {
    return coverage(id, status, period, type, 1, "Example Health " + id);
  }

  /** At a place in the order of payers; 0 tells none. */
  public static Coverage coverage(
      String id, String status, Period period, CodeableConcept type, int order, String payor) {
    return new Coverage(
        ref("Coverage/" + id),
        Optional.of(PATIENT),
        status,
        type,
        period,
        List.of(display(payor)),
        Optional.of("M-1"),
        order == 0 ? OptionalInt.empty() : OptionalInt.of(order));
  }

  public static Provider provider(String reference, List<String> npis, String... members) {
    return new Provider(
        ref(reference),
        Optional.of("Dr Bo Example"),
        npis,
        List.of(members).stream().map(SampleChart::ref).toList(),
        List.of(),
        List.of());
  }

  /** An EOB that names no Claim. */
  public static ExplanationOfBenefit benefit(Claim bill) {
    return new ExplanationOfBenefit(bill, Optional.empty(), answer("complete", List.of()));
  }

  /** A payer's answer to a claim, without amounts. */
  public static ClaimResponse response(String id, String claim, String outcome) {
    return response(id, claim, outcome, List.of());
  }

  /** A payer's answer to a claim with the adjudication of its one line. */
  public static ClaimResponse response(
      String id, String claim, String outcome, List<Adjudication> line) {
    return new ClaimResponse(
        ref("ClaimResponse/" + id),
        Optional.of(PATIENT),
        Optional.of(ref(claim)),
        "claim",
        answer(outcome, List.of(new Answer.LineAnswer(1, line, List.of()))),
        Optional.empty(),
        Period.UNKNOWN);
  }

  private static Answer answer(String outcome, List<Answer.LineAnswer> lines) {
    return new Answer(
        "active",
        Optional.of(outcome),
        Optional.empty(),
        Optional.empty(),
        Party.UNKNOWN,
        lines,
        List.of(),
        List.of(),
        Optional.empty(),
        List.of(),
        List.of());
  }
}
