package org.rimborso.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
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
import org.rimborso.chart.Period;
import org.rimborso.chart.Procedure;
import org.rimborso.chart.Reference;
import org.rimborso.chart.Resource;
import org.rimborso.codes.CodeSystem;
import org.rimborso.rule.Audience;
import org.rimborso.rule.Evidence;
import org.rimborso.rule.Finding;
import org.rimborso.rule.Message;
import org.rimborso.rule.Severity;
import org.rimborso.rule.Source;

/**
 * The fingerprint is the same for charts that differ outside focus and evidence only, and another
 * for each element that counts. Every element of every record is changed once, whatever it is: a
 * new one must be decided on here.
 */
class FindingFactsTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 12);
  private static final Reference PATIENT = new Reference("Patient", "p1");
  private static final Reference VISIT = new Reference("Encounter", "e1");
  private static final Reference FOCUS = new Reference("Condition", "d1");

  private static final Condition CONDITION =
      new Condition(
          FOCUS,
          Optional.of(PATIENT),
          concept("E11", "Type 2 diabetes"),
          Optional.of(VISIT),
          Optional.of("active"),
          Optional.of("confirmed"),
          List.of("problem-list-item"),
          Optional.of(PartialDate.of(DAY)),
          Optional.of(PartialDate.of(DAY)));

  private static final Encounter ENCOUNTER =
      new Encounter(
          VISIT,
          Optional.of(PATIENT),
          "finished",
          Optional.of("AMB"),
          List.of(concept("T1", "Clinic")),
          Period.on(DAY),
          Optional.empty(),
          named("Organization/o1"),
          List.of(named("Location/l1")),
          List.of(named("Practitioner/n1")),
          List.of(),
          List.of(concept("R1", "Cough")),
          List.of(),
          Optional.empty(),
          Set.of());

  private static final Procedure PROCEDURE =
      new Procedure(
          new Reference("Procedure", "x1"),
          Optional.of(PATIENT),
          "completed",
          concept("P1", "Foot exam"),
          Optional.of(VISIT),
          Period.on(DAY));

  private static final Coverage COVERAGE =
      new Coverage(
          new Reference("Coverage", "k1"),
          Optional.of(PATIENT),
          "active",
          concept("C1", "PPO"),
          Period.on(DAY),
          List.of(named("Organization/o2")),
          Optional.of("M-1"),
          OptionalInt.of(1));

  private static final Claim CLAIM =
      new Claim(
          new Reference("Claim", "c1"),
          Optional.of(PATIENT),
          "active",
          "claim",
          Optional.of("professional"),
          Optional.of(PartialDate.of(DAY)),
          Period.on(DAY),
          named("Organization/o2"),
          named("Organization/o1"),
          List.of(diagnosis(1, "E11"), diagnosis(2, "I10")),
          List.of(new Claim.Insurance(1, true, named("Coverage/k1"), List.of())),
          List.of(),
          List.of(),
          List.of(),
          List.of(line(1, "G0463", 1), line(2, "G0101", 2)),
          Optional.of(Money.of("120", "USD")),
          List.of(),
          Party.UNKNOWN,
          Set.of());

  private static final List<Resource> ALL =
      List.of(CONDITION, ENCOUNTER, PROCEDURE, COVERAGE, CLAIM);

  private static CodeableConcept concept(String code, String text) {
    return new CodeableConcept(List.of(Coding.of(CodeSystem.ICD10CM, code)), Optional.of(text));
  }

  private static Party named(String reference) {
    return Party.of(Reference.parse(reference).orElseThrow());
  }

  private static Claim.Diagnosis diagnosis(int sequence, String code) {
    return new Claim.Diagnosis(
        sequence,
        Optional.of(concept(code, code + " in words")),
        Optional.empty(),
        List.of("principal"),
        Optional.of("Y"));
  }

  private static Claim.Line line(int sequence, String code, int pointer) {
    return new Claim.Line(
        sequence,
        concept(code, code + " in words"),
        CodeableConcept.EMPTY,
        List.of(concept("25", "25")),
        Period.on(DAY),
        concept("11", "Office"),
        Optional.of(BigDecimal.ONE),
        Optional.of(Money.of("60", "USD")),
        Optional.empty(),
        Optional.of(Money.of("60", "USD")),
        List.of(pointer),
        List.of(1),
        List.of(),
        List.of(),
        List.of(VISIT),
        Optional.empty());
  }

  private static Chart chart(List<Resource> resources) {
    return new Chart(DAY, ZoneOffset.UTC, resources, List.of());
  }

  private static Finding finding(Reference focus, String element, Evidence... evidence) {
    return new Finding(
        "sample",
        Severity.ERROR,
        Set.of(Audience.CLINICIAN),
        focus,
        "E11",
        element,
        Message.of(FindingFactsTest.class, "a"),
        Message.of(FindingFactsTest.class, "b"),
        Optional.empty(),
        List.of(evidence),
        Source.of("Sample", ""));
  }

  private static String print(Finding finding, List<Resource> resources) {
    return new FindingFacts(chart(resources)).print(finding);
  }

  private static List<Resource> with(Resource changed) {
    List<Resource> some = new ArrayList<>();
    ALL.forEach(one -> some.add(one.reference().equals(changed.reference()) ? changed : one));
    return some;
  }

  /**
   * A record, and which of its elements do not count.
   *
   * @param element the path that the finding names
   */
  private record Case(Resource record, String element, Set<String> left) {
    @Override
    public String toString() {
      return element;
    }
  }

  private static final Set<String> WHOLE_BILL =
      Set.of("reference", "patient", "created", "total", "labels");

  static Stream<Case> cases() {
    return Stream.of(
        new Case(CONDITION, "Condition.code", Set.of("reference", "patient")),
        new Case(PROCEDURE, "Procedure.code", Set.of("reference", "patient")),
        new Case(COVERAGE, "Coverage.period", Set.of("reference", "patient")),
        new Case(ENCOUNTER, "Encounter", Set.of("reference", "patient", "locations", "labels")),
        new Case(
            ENCOUNTER,
            "Encounter.period.start",
            left(Encounter.class, "status", "classCode", "types", "period", "partOf")),
        new Case(
            ENCOUNTER,
            "Encounter.participant",
            left(
                Encounter.class,
                "status",
                "classCode",
                "types",
                "period",
                "partOf",
                "participants")),
        new Case(CLAIM, "Claim", WHOLE_BILL),
        new Case(
            CLAIM,
            "Claim.diagnosis",
            left(Claim.class, "status", "use", "type", "billablePeriod", "diagnoses")),
        new Case(
            CLAIM,
            "Claim.item",
            left(Claim.class, "status", "use", "type", "billablePeriod", "diagnoses", "lines")));
  }

  private static Set<String> left(Class<?> type, String... counted) {
    Set<String> all = new TreeSet<>();
    for (RecordComponent one : type.getRecordComponents()) {
      all.add(one.getName());
    }
    all.removeAll(Set.of(counted));
    return all;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void print_eachElementChanged_isAnotherWhereItCounts(Case one) throws Exception {
    List<Finding> both =
        List.of(
            finding(one.record().reference(), one.element()),
            finding(
                new Reference("Patient", "none"),
                "Patient",
                new Evidence(one.record().reference(), one.element())));
    for (Finding finding : both) {
      String before = print(finding, ALL);
      for (RecordComponent part : one.record().getClass().getRecordComponents()) {
        if (part.getName().equals("reference")) {
          continue;
        }
        Resource changed = (Resource) changed(one.record(), part.getName());
        String after = print(finding, with(changed));
        assertThat(after.equals(before))
            .as("%s of %s does not count", part.getName(), one)
            .isEqualTo(one.left().contains(part.getName()));
      }
    }
  }

  @Test
  void print_whateverElseChanges_isTheSame() throws Exception {
    Finding finding = finding(FOCUS, "Condition.code", new Evidence(VISIT, "Encounter.period"));
    String before = print(finding, ALL);
    long seed = 20261129;
    Random random = new Random(seed);
    for (int i = 0; i < 200; i++) {
      List<Resource> some = new ArrayList<>(List.of(CONDITION, ENCOUNTER));
      for (Resource other : List.of(PROCEDURE, COVERAGE, CLAIM)) {
        if (random.nextBoolean()) {
          RecordComponent[] parts = other.getClass().getRecordComponents();
          some.add((Resource) changed(other, parts[random.nextInt(parts.length)].getName()));
        }
      }
      Collections.shuffle(some, random);
      assertThat(print(finding, some)).as("seed %d, case %d", seed, i).isEqualTo(before);
    }
  }

  @Test
  void print_recordThatIsGone_isAnother() {
    Finding finding = finding(FOCUS, "Condition.code");
    assertThat(print(finding, List.of(ENCOUNTER))).isNotEqualTo(print(finding, ALL));
  }

  @Test
  void print_orderAndDisplays_doNotCount() {
    Finding finding = finding(CLAIM.reference(), "Claim");
    List<Claim.Diagnosis> turned = new ArrayList<>(CLAIM.diagnoses());
    Collections.reverse(turned);
    assertThat(print(finding, with(replaced(CLAIM, Map.of("diagnoses", turned)))))
        .isEqualTo(print(finding, ALL));
    CodeableConcept shown =
        new CodeableConcept(
            List.of(new Coding(CodeSystem.ICD10CM.uri(), "E11", Optional.of("As the server says"))),
            CONDITION.code().text());
    Finding focus = finding(FOCUS, "Condition.code");
    assertThat(print(focus, with(replaced(CONDITION, Map.of("code", shown)))))
        .isEqualTo(print(focus, ALL));
  }

  @Test
  void print_otherLineOfTheBill_countsOnlyWhereNoneIsNamed() {
    Claim other =
        replaced(CLAIM, Map.of("diagnoses", List.of(diagnosis(1, "E11"), diagnosis(2, "I11"))));
    Finding first = finding(CLAIM.reference(), "Claim.diagnosis[0].diagnosis");
    assertThat(print(first, with(other))).isEqualTo(print(first, ALL));
    Finding second = finding(CLAIM.reference(), "Claim.diagnosis[1].diagnosis");
    assertThat(print(second, with(other))).isNotEqualTo(print(second, ALL));
    Finding pointed = finding(CLAIM.reference(), "Claim.item[1].productOrService");
    assertThat(print(pointed, with(other))).isNotEqualTo(print(pointed, ALL));
    Finding beside = finding(CLAIM.reference(), "Claim.item[0].productOrService");
    assertThat(print(beside, with(other))).isEqualTo(print(beside, ALL));
  }

  @Test
  void print_visitsOfTheBill_alwaysCount() {
    List<Claim.Line> elsewhere =
        CLAIM.lines().stream()
            .map(
                line ->
                    replaced(line, Map.of("encounters", List.of(new Reference("Encounter", "e2")))))
            .toList();
    Finding finding = finding(CLAIM.reference(), "Claim.diagnosis[0].diagnosis");
    assertThat(print(finding, with(replaced(CLAIM, Map.of("lines", elsewhere)))))
        .isNotEqualTo(print(finding, ALL));
  }

  @Test
  void print_lineBefore_movesNumbersOnly() {
    Claim moved =
        replaced(
            CLAIM,
            Map.of(
                "diagnoses",
                List.of(diagnosis(1, "Z00.00"), diagnosis(2, "E11"), diagnosis(3, "I10"))));
    assertThat(print(finding(CLAIM.reference(), "Claim.diagnosis[1].diagnosis"), with(moved)))
        .isEqualTo(print(finding(CLAIM.reference(), "Claim.diagnosis[0].diagnosis"), ALL));
  }

  @SuppressWarnings("unchecked")
  private static <T> T replaced(T record, Map<String, ?> values) {
    try {
      RecordComponent[] parts = record.getClass().getRecordComponents();
      Object[] arguments = new Object[parts.length];
      Class<?>[] types = new Class<?>[parts.length];
      for (int i = 0; i < parts.length; i++) {
        types[i] = parts[i].getType();
        arguments[i] =
            values.containsKey(parts[i].getName())
                ? values.get(parts[i].getName())
                : value(parts[i], record);
      }
      Constructor<?> made = record.getClass().getDeclaredConstructor(types);
      return (T) made.newInstance(arguments);
    } catch (ReflectiveOperationException broken) {
      throw new IllegalStateException(broken);
    }
  }

  private static Object value(RecordComponent part, Object record)
      throws ReflectiveOperationException {
    return part.getAccessor().invoke(record);
  }

  /** The record with another value of one element. */
  private static Object changed(Object record, String name) throws ReflectiveOperationException {
    for (RecordComponent part : record.getClass().getRecordComponents()) {
      if (part.getName().equals(name)) {
        return replaced(record, Map.of(name, other(value(part, record), part)));
      }
    }
    throw new IllegalArgumentException(name);
  }

  private static Object other(Object value, RecordComponent part) {
    if (value instanceof Reference) {
      return new Reference("Basic", "other");
    }
    if (value instanceof String text) {
      return text + "x";
    }
    if (value instanceof CodeableConcept) {
      return concept("Z99", "Other");
    }
    if (value instanceof Period) {
      return Period.on(DAY.plusDays(1));
    }
    if (value instanceof Party) {
      return named("Organization/other");
    }
    if (value instanceof OptionalInt) {
      return OptionalInt.of(7);
    }
    return value instanceof Collection<?> many ? some(many, part) : filled(part);
  }

  /** A list gets one element less, or its first. */
  private static Object some(Collection<?> many, RecordComponent part) {
    if (part.getName().equals("labels")) {
      return Set.of("R");
    }
    if (!many.isEmpty()) {
      return List.copyOf(many).subList(0, many.size() - 1);
    }
    return switch (part.getName()) {
      case "diagnoses" ->
          List.of(new Encounter.EncounterDiagnosis(FOCUS, Optional.empty(), OptionalInt.empty()));
      case "reasonReferences" -> List.of(FOCUS);
      case "careTeam" ->
          List.of(new Claim.CareTeamMember(1, named("Practitioner/n1"), Optional.of("primary")));
      case "supportingInfo" ->
          List.of(new Claim.SupportingInfo(1, concept("a", "a"), concept("b", "b")));
      case "procedures" ->
          List.of(new Claim.BilledProcedure(1, concept("a", "a"), Optional.empty()));
      case "related" ->
          List.of(
              new Claim.Related(
                  Optional.of(CLAIM.reference()), Optional.of("prior"), Optional.empty()));
      default -> throw new IllegalArgumentException(part.getName());
    };
  }

  private static Object filled(RecordComponent part) {
    String type = part.getGenericType().getTypeName();
    if (type.contains("PartialDate")) {
      return Optional.of(PartialDate.ofYear(1999));
    }
    if (type.contains("Money")) {
      return Optional.of(Money.of("1", "EUR"));
    }
    if (type.contains("CodeableConcept")) {
      return Optional.of(concept("Z98", "Home"));
    }
    if (type.contains("Reference")) {
      return Optional.of(new Reference("Basic", "other"));
    }
    return Optional.of("other");
  }
}
