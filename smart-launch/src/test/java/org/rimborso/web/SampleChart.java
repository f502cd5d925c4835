package org.rimborso.web;

import static org.rimborso.web.Spelling.day;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.rimborso.chart.Cause;
import org.rimborso.chart.Chart;
import org.rimborso.chart.CodeableConcept;
import org.rimborso.chart.Condition;
import org.rimborso.chart.Correspondence;
import org.rimborso.chart.Coverage;
import org.rimborso.chart.Encounter;
import org.rimborso.chart.Limitation;
import org.rimborso.chart.PartialDate;
import org.rimborso.chart.Party;
import org.rimborso.chart.Patient;
import org.rimborso.chart.Period;
import org.rimborso.chart.Procedure;
import org.rimborso.chart.Provider;
import org.rimborso.chart.Reference;
import org.rimborso.desk.DeskChart;
import org.rimborso.notes.Landing;
import org.rimborso.web.view.GapAnswers;
import org.rimborso.web.view.Words;

/**
 * A small synthetic chart with its review. Every free string is spelled by {@link Spelling}, so
 * that the same chart can be told by someone hostile.
 */
final class SampleChart {
  static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
  static final ZoneId ZONE = ZoneId.of("America/New_York");
  static final Instant AS_OF = Instant.parse("2026-11-23T19:02:00Z");
  static final Reference PATIENT = new Reference("Patient", "p1");
  static final Reference VISIT = new Reference("Encounter", "e1");
  static final Reference OLD_VISIT = new Reference("Encounter", "e2");
  static final Reference CLAIM = new Reference("Claim", "c1");
  static final Reference SECOND = new Reference("Claim", "c2");
  static final Reference ANSWER = new Reference("ClaimResponse", "r1");
  static final Reference MESSAGE = new Reference("Communication", "m1");
  static final Reference CONDITION = new Reference("Condition", "d1");
  static final Landing DELIVERED = new Landing.Delivered(ANSWER, Optional.of("3"));
  static final Landing KEPT_HERE = new Landing.Here(Landing.Reason.NOT_OFFERED);

  private final Spelling spelling;

  SampleChart(Spelling spelling) {
    this.spelling = spelling;
  }

  static DeskChart plain() {
    return new SampleChart(Spelling.PLAIN).opened();
  }

  /** Nobody said anything to its gaps. */
  static GapAnswers unanswered(Words words) {
    return new GapAnswers(plain().dismissals(), Optional.empty(), ZONE, words);
  }

  DeskChart opened() {
    SampleBilling billing = new SampleBilling(spelling);
    Chart chart =
        new Chart(
            TODAY,
            ZONE,
            List.of(
                patient(),
                visit(VISIT, "2026-11-12"),
                visit(OLD_VISIT, "2026-09-02"),
                condition(),
                procedure(),
                coverage(),
                billing.claim(CLAIM, "active", OLD_VISIT),
                billing.claim(SECOND, "draft", VISIT),
                billing.answer(),
                message(),
                provider()),
            List.of(
                Limitation.ofType("ExplanationOfBenefit", Cause.RESOURCE_NOT_OFFERED),
                Limitation.ofType("Procedure", Cause.NOT_REACHED)));
    return new DeskChart(chart, new SampleReview(spelling).review(), AS_OF, false);
  }

  /** What another system wrote about the claim. */
  private Correspondence message() {
    return new Correspondence(
        MESSAGE,
        Optional.of(PATIENT),
        List.of(CLAIM),
        Optional.of(PartialDate.of(LocalDate.of(2026, 10, 20))),
        new Party(Optional.empty(), Optional.empty(), Optional.of(spelling.of("Claims portal"))),
        spelling.of("Records were sent."),
        false,
        Optional.empty());
  }

  private Patient patient() {
    return new Patient(
        PATIENT,
        Optional.of(spelling.of("Bianchi, Marta")),
        Optional.of(spelling.of("4471-209")),
        Optional.of(day("1958-03-04")),
        Optional.of(spelling.of("female")),
        Optional.empty(),
        List.of());
  }

  private Encounter visit(Reference reference, String on) {
    return new Encounter(
        reference,
        Optional.of(PATIENT),
        spelling.of("finished"),
        Optional.of(spelling.of("AMB")),
        List.of(spelling.text("Diabetes clinic")),
        Period.on(LocalDate.parse(on)),
        Optional.empty(),
        Party.UNKNOWN,
        List.of(),
        List.of(Party.of(new Reference("Practitioner", "n1"))),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        Set.of());
  }

  private Provider provider() {
    return new Provider(
        new Reference("Practitioner", "n1"),
        Optional.of(spelling.of("Dr Elena Ferri")),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  private Condition condition() {
    return new Condition(
        CONDITION,
        Optional.of(PATIENT),
        spelling.coded("http://hl7.org/fhir/sid/icd-10-cm", "E11", "Type 2 diabetes mellitus"),
        Optional.of(VISIT),
        Optional.of("active"),
        Optional.of("confirmed"),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  private Procedure procedure() {
    return new Procedure(
        new Reference("Procedure", "x1"),
        Optional.of(PATIENT),
        "completed",
        spelling.text("Foot exam"),
        Optional.of(VISIT),
        Period.UNKNOWN);
  }

  private Coverage coverage() {
    return new Coverage(
        new Reference("Coverage", "k1"),
        Optional.of(PATIENT),
        "active",
        CodeableConcept.EMPTY,
        Period.UNKNOWN,
        List.of(spelling.named("Northfield Health PPO")),
        Optional.empty(),
        OptionalInt.empty());
  }
}
