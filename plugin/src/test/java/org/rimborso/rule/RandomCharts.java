package org.rimborso.rule;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import org.rimborso.chart.Cause;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Claim;
import org.rimborso.chart.CodeableConcept;
import org.rimborso.chart.Coding;
import org.rimborso.chart.Condition;
import org.rimborso.chart.Coverage;
import org.rimborso.chart.Encounter;
import org.rimborso.chart.Limitation;
import org.rimborso.chart.Money;
import org.rimborso.chart.PartialDate;
import org.rimborso.chart.Party;
import org.rimborso.chart.Patient;
import org.rimborso.chart.Period;
import org.rimborso.chart.Provider;
import org.rimborso.chart.Reference;
import org.rimborso.chart.Resource;
import org.rimborso.codes.CodeSystem;

/**
 * Charts made by chance from a seed: plausible, odd and contradictory resources that refer to each
 * other and into the void. The same seed makes the same chart.
 */
public final class RandomCharts extends Chances {
  private static final List<String> CODES =
      List.of(
          "E11",
          "E11.9",
          "e119",
          "E11.99",
          "E78.0",
          "S93.01",
          "I10",
          "250.00",
          "",
          "Z99.Z",
          "É11",
          "W19.XXXA",
          "R05.9",
          "Z00.00");

  private final RandomAnswers answers;
  private final RandomServices services;

  private RandomCharts(long seed) {
    super(new Random(seed));
    answers = new RandomAnswers(random);
    services = new RandomServices(random);
  }

  /** The chart of {@code seed}. */
  public static Chart chart(long seed) {
    RandomCharts make = new RandomCharts(seed);
    return make.chart(make.resources());
  }

  /** The chart of {@code seed} with its entries in another order. */
  public static Chart shuffled(long seed) {
    RandomCharts make = new RandomCharts(seed);
    return make.chart(RuleContract.shuffled(make.resources(), seed + 1));
  }

  private Chart chart(List<Resource> resources) {
    List<Limitation> limitations = new ArrayList<>();
    if (chance(4)) {
      String type = one("Claim", "Condition", "Encounter", "Coverage", "Practitioner");
      limitations.add(Limitation.ofType(type, one(Cause.values())));
    }
    if (chance(4)) {
      Reference resource = ref(one("Claim", "Encounter", "Coverage"));
      limitations.add(
          new Limitation(
              resource.type(), Optional.of(resource), Cause.UNREADABLE, resource.type() + ".x"));
    }
    return new Chart(LocalDate.of(2026, 11, 23), ZoneOffset.UTC, resources, limitations);
  }

  private List<Resource> resources() {
    List<Resource> all = new ArrayList<>();
    all.add(
        new Patient(
            new Reference("Patient", "p1"),
            Optional.empty(),
            Optional.empty(),
            maybe(this::date),
            maybe(() -> one("male", "female", "other")),
            chance(8) ? maybe(this::date) : Optional.empty(),
            List.of()));
    // Ids stay below 8, references reach 9: some lead nowhere.
    for (int i = 0; i < 8; i++) {
      if (chance(2)) all.add(encounter("Encounter/" + i));
      if (chance(2)) all.add(condition("Condition/" + i));
      if (chance(2)) all.add(coverage("Coverage/" + i));
      if (chance(2)) all.add(claim("Claim/" + i));
      if (chance(3)) all.add(SampleChart.benefit(claim("ExplanationOfBenefit/" + i)));
      if (chance(2)) all.add(provider("Practitioner/" + i));
      if (chance(3)) all.add(provider("PractitionerRole/" + i));
      if (chance(2)) all.add(services.procedure(Integer.toString(i), period()));
      if (chance(2)) all.add(services.record(Integer.toString(i), period()));
      if (chance(2)) all.add(answers.response(Integer.toString(i), period()));
    }
    return all;
  }

  private Encounter encounter(String id) {
    return new Encounter(
        SampleChart.ref(id),
        maybe(() -> new Reference("Patient", "p1")),
        one("finished", "finished", "finished", "in-progress", "cancelled", "planned", ""),
        maybe(() -> one("AMB", "EMER", "IMP", "VR", "XX", "OBSENC")),
        some(this::concept),
        period(),
        chance(6) ? Optional.of(ref("Encounter")) : Optional.empty(),
        party("Practitioner"),
        List.of(),
        some(() -> party("PractitionerRole")),
        some(
            () ->
                new Encounter.EncounterDiagnosis(
                    ref("Condition"), Optional.empty(), OptionalInt.of(random.nextInt(3)))),
        some(this::concept),
        some(() -> ref(one("Condition", "Procedure"))),
        Optional.empty(),
        chance(9) ? Set.of(one("R", "V", "N")) : Set.of());
  }

  private Condition condition(String id) {
    return new Condition(
        SampleChart.ref(id),
        Optional.of(new Reference("Patient", "p1")),
        concept(),
        maybe(() -> ref("Encounter")),
        maybe(() -> "active"),
        maybe(() -> one("confirmed", "refuted", "provisional", "entered-in-error")),
        some(() -> one("encounter-diagnosis", "problem-list-item", "social-history")),
        maybe(this::date),
        maybe(this::date));
  }

  private Coverage coverage(String id) {
    CodeableConcept pay =
        new CodeableConcept(
            List.of(
                new Coding(
                    "http://terminology.hl7.org/CodeSystem/coverage-selfpay",
                    "pay",
                    Optional.empty())),
            Optional.empty());
    return new Coverage(
        SampleChart.ref(id),
        Optional.of(new Reference("Patient", "p1")),
        one("active", "active", "cancelled", "draft", "entered-in-error", ""),
        chance(5) ? pay : concept(),
        period(),
        some(() -> party("Organization")),
        maybe(() -> "M-1"),
        chance(2) ? OptionalInt.of(random.nextInt(3)) : OptionalInt.empty());
  }

  private Provider provider(String id) {
    return new Provider(
        SampleChart.ref(id),
        maybe(() -> "Dr Bo Example"),
        some(() -> one("1234567893", "1234567890", "", "12345", "12345678٩3")),
        some(() -> ref(one("Practitioner", "Organization"))),
        List.of(),
        List.of());
  }

  private Claim claim(String id) {
    return new Claim(
        SampleChart.ref(id),
        Optional.of(new Reference("Patient", "p1")),
        one("active", "active", "active", "draft", "cancelled", "entered-in-error"),
        one("claim", "claim", "claim", "preauthorization"),
        maybe(() -> one("professional", "institutional", "pharmacy")),
        maybe(this::date),
        period(),
        party("Organization"),
        party("Practitioner"),
        some(
            () ->
                new Claim.Diagnosis(
                    random.nextInt(4),
                    maybe(this::concept),
                    maybe(() -> ref("Condition")),
                    some(() -> one("principal", "admitting")),
                    maybe(() -> one("Y", "N")))),
        some(
            () ->
                new Claim.Insurance(
                    random.nextInt(3),
                    random.nextBoolean(),
                    party("Coverage"),
                    some(answers::number))),
        some(
            () ->
                new Claim.CareTeamMember(
                    random.nextInt(3),
                    party(one("Practitioner", "PractitionerRole")),
                    maybe(() -> one("primary", "referring", "other")))),
        some(() -> new Claim.SupportingInfo(random.nextInt(3), concept(), concept())),
        some(this::procedure),
        some(this::line),
        maybe(this::money),
        chance(5) ? List.of(answers.prior()) : List.of(),
        Party.UNKNOWN,
        Set.of());
  }

  private Claim.Line line() {
    return new Claim.Line(
        random.nextInt(4),
        chance(2) ? concept() : services.service(),
        CodeableConcept.EMPTY,
        services.modifiers(),
        period(),
        answers.place(),
        maybe(() -> BigDecimal.valueOf(random.nextInt(3))),
        maybe(this::money),
        Optional.empty(),
        maybe(this::money),
        some(() -> random.nextInt(4)),
        some(() -> random.nextInt(4)),
        some(() -> random.nextInt(4)),
        some(() -> random.nextInt(4)),
        some(() -> ref("Encounter")),
        services.drugCode());
  }

  private Claim.BilledProcedure procedure() {
    return new Claim.BilledProcedure(
        random.nextInt(3), services.service(), maybe(() -> ref("Procedure")));
  }

  private CodeableConcept concept() {
    return new CodeableConcept(
        some(
            () ->
                new Coding(
                    one(
                        CodeSystem.ICD10CM.uri(),
                        CodeSystem.ICD10CM.uri(),
                        CodeSystem.ICD9CM.uri(),
                        CodeSystem.SNOMED.uri(),
                        ""),
                    CODES.get(random.nextInt(CODES.size())),
                    maybe(() -> "shown 'so'"))),
        maybe(() -> "text"));
  }

  private Period period() {
    return chance(3) ? Period.on(date()) : new Period(maybe(this::date), maybe(this::date));
  }

  private PartialDate date() {
    LocalDate day = LocalDate.of(2026, 11, 23).minusDays(random.nextInt(40));
    LocalDate long_ago = day.minusYears(random.nextInt(15));
    return switch (random.nextInt(8)) {
      case 0 -> PartialDate.ofYear(long_ago.getYear());
      case 1 -> PartialDate.of(YearMonth.from(day));
      case 2 -> PartialDate.of(long_ago);
      default -> PartialDate.of(day);
    };
  }

  private Money money() {
    return new Money(BigDecimal.valueOf(random.nextInt(5) * 1000L, 2), chance(9) ? "EUR" : "USD");
  }

  private Party party(String type) {
    return switch (random.nextInt(6)) {
      case 0 -> Party.UNKNOWN;
      case 1 -> SampleChart.display("Some display");
      case 2 ->
          new Party(
              Optional.empty(),
              Optional.of("http://hl7.org/fhir/sid/us-npi|" + one("1234567893", "123")),
              maybe(() -> one("One", "Other")));
      default -> Party.of(ref(type));
    };
  }

  private Reference ref(String type) {
    return new Reference(type, Integer.toString(random.nextInt(10)));
  }
}
