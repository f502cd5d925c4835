package org.rimborso.web;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.rimborso.account.Account;
import org.rimborso.account.Bucket;
import org.rimborso.account.DenialCategory;
import org.rimborso.account.State;
import org.rimborso.chart.Adjudication;
import org.rimborso.chart.Answer;
import org.rimborso.chart.Cause;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Claim;
import org.rimborso.chart.ClaimResponse;
import org.rimborso.chart.CodeableConcept;
import org.rimborso.chart.Coding;
import org.rimborso.chart.Condition;
import org.rimborso.chart.Coverage;
import org.rimborso.chart.Encounter;
import org.rimborso.chart.Limitation;
import org.rimborso.chart.Money;
import org.rimborso.chart.Note;
import org.rimborso.chart.PartialDate;
import org.rimborso.chart.Party;
import org.rimborso.chart.Patient;
import org.rimborso.chart.Period;
import org.rimborso.chart.Procedure;
import org.rimborso.chart.Provider;
import org.rimborso.chart.Reference;
import org.rimborso.desk.DeskChart;
import org.rimborso.notes.Landing;
import org.rimborso.review.Review;
import org.rimborso.rule.Audience;
import org.rimborso.rule.Evidence;
import org.rimborso.rule.Finding;
import org.rimborso.rule.Message;
import org.rimborso.rule.NotChecked;
import org.rimborso.rule.Severity;
import org.rimborso.rule.Source;
import org.rimborso.web.sample.Sentences;

/**
 * A small synthetic chart with its review. Every free string passes through {@code spell}, so that
 * the same chart can be told by someone hostile.
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
  static final Landing DELIVERED = new Landing.Delivered(ANSWER, Optional.of("3"));
  static final Landing KEPT_HERE = new Landing.Here(Landing.Reason.NOT_OFFERED);
  static final Reference CONDITION = new Reference("Condition", "d1");

  private final UnaryOperator<String> spell;

  SampleChart(UnaryOperator<String> spell) {
    this.spell = spell;
  }

  static DeskChart plain() {
    return new SampleChart(UnaryOperator.identity()).opened();
  }

  DeskChart opened() {
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
                claim(CLAIM, "active", OLD_VISIT),
                claim(SECOND, "draft", VISIT),
                answer(),
                provider()),
            List.of(
                Limitation.ofType("ExplanationOfBenefit", Cause.RESOURCE_NOT_OFFERED),
                Limitation.ofType("Procedure", Cause.NOT_REACHED)));
    return new DeskChart(chart, review(), AS_OF, false);
  }

  private Patient patient() {
    return new Patient(
        PATIENT,
        Optional.of(spell.apply("Bianchi, Marta")),
        Optional.of(spell.apply("4471-209")),
        Optional.of(day("1958-03-04")),
        Optional.of(spell.apply("female")),
        Optional.empty(),
        List.of());
  }

  private Encounter visit(Reference reference, String on) {
    return new Encounter(
        reference,
        Optional.of(PATIENT),
        spell.apply("finished"),
        Optional.of(spell.apply("AMB")),
        List.of(text("Diabetes clinic")),
        Period.on(LocalDate.parse(on)),
        Optional.empty(),
        Party.UNKNOWN,
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
        Optional.of(spell.apply("Dr Elena Ferri")),
        List.of(),
        List.of(),
        List.of());
  }

  private Condition condition() {
    return new Condition(
        CONDITION,
        Optional.of(PATIENT),
        coded("http://hl7.org/fhir/sid/icd-10-cm", "E11", "Type 2 diabetes mellitus"),
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
        text("Foot exam"),
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
        List.of(named("Northfield Health PPO")),
        Optional.empty(),
        OptionalInt.empty());
  }

  private Claim claim(Reference reference, String status, Reference visit) {
    return new Claim(
        reference,
        Optional.of(PATIENT),
        status,
        "claim",
        Optional.of("professional"),
        Optional.of(day("2026-09-09")),
        Period.on(LocalDate.parse("2026-09-02")),
        named("Northfield Health PPO"),
        Party.UNKNOWN,
        List.of(
            new Claim.Diagnosis(
                1,
                Optional.of(
                    coded("http://hl7.org/fhir/sid/icd-10-cm", "E11", "Type 2 diabetes mellitus")),
                Optional.empty(),
                List.of(),
                Optional.empty())),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(
            line(1, "G0463", "Clinic visit", "312.00", visit),
            line(2, "A5500", "Depth shoe", "898.00", visit)),
        Optional.of(Money.of("1210.00", "USD")),
        List.of(),
        Set.of());
  }

  private Claim.Line line(int sequence, String code, String display, String net, Reference visit) {
    return new Claim.Line(
        sequence,
        coded("https://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets", code, display),
        CodeableConcept.EMPTY,
        List.of(),
        Period.UNKNOWN,
        CodeableConcept.EMPTY,
        Optional.of(BigDecimal.valueOf(sequence)),
        Optional.empty(),
        Optional.empty(),
        Optional.of(Money.of(net, "USD")),
        List.of(1),
        List.of(),
        List.of(),
        List.of(),
        List.of(visit));
  }

  private ClaimResponse answer() {
    return new ClaimResponse(
        ANSWER,
        Optional.of(PATIENT),
        Optional.of(CLAIM),
        "claim",
        new Answer(
            "active",
            Optional.of("complete"),
            Optional.of(day("2026-10-01")),
            Optional.empty(),
            named("Northfield Health PPO"),
            List.of(
                new Answer.LineAnswer(
                    1,
                    List.of(
                        entry("eligible", "214.60"),
                        entry("benefit", "171.68"),
                        reason("CO", "45", "97.40"),
                        reason("PR", "2", "42.92")),
                    List.of()),
                new Answer.LineAnswer(
                    2,
                    List.of(
                        reason("CO", "146", "898.00"), reason("CO", spell.apply("Z41"), "0.00")),
                    List.of())),
            List.of(),
            List.of(),
            Optional.of(
                new Answer.Payment(
                    Optional.of(Money.of("171.68", "USD")), Optional.empty(), Optional.empty())),
            List.of(new Answer.ProcessNote(Optional.of(1), spell.apply("See policy 12"))),
            List.of()));
  }

  private static Adjudication entry(String category, String amount) {
    return new Adjudication(
        new CodeableConcept(
            List.of(
                new Coding(
                    "http://terminology.hl7.org/CodeSystem/adjudication",
                    category,
                    Optional.empty())),
            Optional.empty()),
        List.of(),
        Optional.empty(),
        Optional.of(Money.of(amount, "USD")),
        Optional.empty());
  }

  private static Adjudication reason(String group, String code, String amount) {
    return new Adjudication(
        CodeableConcept.EMPTY,
        List.of(
            new CodeableConcept(
                List.of(
                    new Coding(
                        "https://x12.org/codes/claim-adjustment-reason-codes",
                        code,
                        Optional.empty())),
                Optional.empty())),
        Optional.of(group),
        Optional.of(Money.of(amount, "USD")),
        Optional.empty());
  }

  private Review review() {
    return new Review(
        Optional.of(PATIENT), TODAY, findings(), notChecked(), List.of(denied(), draft()));
  }

  private List<Finding> findings() {
    return List.of(
        new Finding(
            "diagnosis-not-billable",
            Severity.ERROR,
            Set.of(Audience.CLINICIAN, Audience.BILLING),
            CLAIM,
            "E11",
            "Claim.diagnosis[0].diagnosis",
            say("sample.header", "E11"),
            say("sample.fix"),
            Optional.of(Money.of("31337.42", "USD")),
            List.of(new Evidence(CONDITION, "Condition.code")),
            Source.from(TODAY, spell.apply("ICD-10-CM 2027"), "E11")),
        new Finding(
            "sample-amount",
            Severity.WARNING,
            Set.of(Audience.CLINICIAN),
            VISIT,
            "",
            "Encounter",
            say("sample.amount", Money.of("31337.42", "USD")),
            say("sample.fix"),
            Optional.empty(),
            List.of(),
            Source.of("Sample", "")),
        new Finding(
            "encounter-not-billed",
            Severity.WARNING,
            Set.of(Audience.CLINICIAN, Audience.BILLING),
            VISIT,
            "",
            "Encounter",
            say("sample.unbilled"),
            say("sample.fix"),
            Optional.empty(),
            List.of(),
            Source.of("Sample", "1")));
  }

  private List<NotChecked> notChecked() {
    return List.of(
        new NotChecked(
            "chart", Optional.empty(), Cause.RESOURCE_NOT_OFFERED, "ExplanationOfBenefit"),
        new NotChecked("chart", Optional.empty(), Cause.NOT_REACHED, "Procedure"),
        new NotChecked(
            "diagnosis-unknown-code",
            Optional.of(CONDITION),
            Cause.CODE_SET_NOT_LOADED,
            spell.apply("ICD-10-CM 2027")));
  }

  private Account denied() {
    return account(
        CLAIM,
        State.PARTLY_DENIED,
        say("sample.denied"),
        Optional.of(Money.of("898.00", "USD")),
        75,
        Optional.of(new Account.Denial(DenialCategory.CODING, List.of("CO-146"))),
        List.of(new Account.Deadline("appeal", LocalDate.of(2026, 12, 30), spell.apply("Manual"))),
        List.of(ANSWER),
        List.of(note()));
  }

  private Account draft() {
    return account(
        SECOND,
        State.DRAFT,
        say("sample.draft"),
        Optional.empty(),
        11,
        Optional.empty(),
        List.of(),
        List.of(),
        List.of());
  }

  private Account account(
      Reference reference,
      State state,
      Message reason,
      Optional<Money> balance,
      long age,
      Optional<Account.Denial> denial,
      List<Account.Deadline> deadlines,
      List<Reference> answers,
      List<Note> notes) {
    return new Account(
        reference,
        List.of(reference),
        state,
        reason,
        named("Northfield Health PPO"),
        Period.on(LocalDate.parse("2026-09-02")),
        Optional.of(Money.of("1210.00", "USD")),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        new Account.Balance(balance, Optional.of(Money.of("42.92", "USD"))),
        Optional.of(day("2026-09-09")),
        OptionalLong.of(age),
        Optional.of(Bucket.of(age)),
        denial,
        new Account.NextStep("correct-and-resubmit", say("sample.fix")),
        deadlines,
        answers,
        notes.isEmpty() ? Optional.empty() : Optional.of(TODAY),
        notes);
  }

  Note note() {
    return new Note(
        "3f0c",
        new Note.Author("Practitioner/demo-biller", spell.apply("Jonas Whitlock")),
        Instant.parse("2026-11-19T15:26:00Z"),
        Note.Kind.CALL,
        spell.apply("A corrected claim is enough."),
        Optional.of(spell.apply("Dana K.")),
        Optional.of(spell.apply("NF-88213")),
        Optional.of(Money.of("898.00", "USD")),
        Optional.of(TODAY),
        Optional.of(TODAY),
        Note.Status.ACTIVE);
  }

  private Message say(String key, Object... arguments) {
    Object[] spelled = new Object[arguments.length];
    for (int i = 0; i < arguments.length; i++) {
      spelled[i] = arguments[i] instanceof String text ? spell.apply(text) : arguments[i];
    }
    return Message.of(Sentences.class, key, spelled);
  }

  private CodeableConcept text(String text) {
    return new CodeableConcept(List.of(), Optional.of(spell.apply(text)));
  }

  private CodeableConcept coded(String system, String code, String display) {
    return new CodeableConcept(
        List.of(new Coding(system, spell.apply(code), Optional.of(spell.apply(display)))),
        Optional.empty());
  }

  private Party named(String name) {
    return new Party(Optional.empty(), Optional.empty(), Optional.of(spell.apply(name)));
  }

  private static PartialDate day(String iso) {
    return PartialDate.of(LocalDate.parse(iso));
  }
}
