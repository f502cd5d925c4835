package org.rimborso.rules.encounter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.rimborso.chart.BillInForce;
import org.rimborso.chart.CareSetting;
import org.rimborso.chart.Cause;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Claim;
import org.rimborso.chart.Encounter;
import org.rimborso.rule.Audience;
import org.rimborso.rule.Evidence;
import org.rimborso.rule.Fault;
import org.rimborso.rule.Finding;
import org.rimborso.rule.Need;
import org.rimborso.rule.Needs;
import org.rimborso.rule.Outcome;
import org.rimborso.rule.Severity;
import org.rimborso.rule.Source;
import org.rimborso.rule.Walk;
import org.rimborso.rule.WalkingRule;

/**
 * <b>Fires when</b> the place of service of a line that names an encounter, or the type of bill of
 * its institutional claim, contradicts the encounter's class: a stay billed as in an office or
 * outpatient department, a clinic visit as in a hospital bed, an outpatient visit on an inpatient
 * bill and the reverse. One finding for an encounter. A claim that states no place says nothing
 * that could contradict.
 *
 * <p><b>Not checked when</b> such a claim names an encounter without class, part of them was not
 * readable, or claims are not offered.
 *
 * <p><b>Leaves to</b> {@code line-telehealth-mismatch} virtual encounters and telehealth places.
 *
 * <p><b>Source</b>: Medicare Claims Processing Manual, chapter 26, section 10.5 (place of service);
 * chapter 12, section 20.4.2 (patients of a hospital); chapter 25, section 75.1 (type of bill).
 */
final class EncounterClassMismatch implements WalkingRule {
  static final String ID = "encounter-class-mismatch";

  private static final Set<String> OFFICES =
      Set.of("11", "12", "17", "19", "20", "22", "24", "49", "50", "71", "72");
  private static final Set<String> WARDS = Set.of("21", "51", "61");

  /** Places of service that a class excludes. */
  private static final Map<String, Set<String>> EXCLUDED =
      Map.of(
          "IMP", OFFICES,
          "ACUTE", OFFICES,
          "NONAC", OFFICES,
          "AMB", WARDS,
          "EMER", Set.of("11", "12", "17", "20", "49", "50", "71", "72"),
          "OBSENC", Set.of("11", "12", "17", "20", "21", "49", "50", "51", "61", "71", "72"),
          "HH", Set.of("11", "19", "21", "22", "23", "51", "61"));

  private static final Set<String> INPATIENT_BILLS = Set.of("11", "18");
  private static final Set<String> OUTPATIENT_BILLS = Set.of("13", "14", "83", "85");

  /** Beginnings of types of bill that a class excludes. */
  private static final Map<String, Set<String>> EXCLUDED_BILLS =
      Map.of(
          "IMP", OUTPATIENT_BILLS,
          "ACUTE", OUTPATIENT_BILLS,
          "NONAC", OUTPATIENT_BILLS,
          "AMB", INPATIENT_BILLS,
          "EMER", INPATIENT_BILLS,
          "OBSENC", INPATIENT_BILLS,
          "HH", INPATIENT_BILLS);

  private final Fault fault =
      new Fault(
          ID,
          Severity.WARNING,
          Set.of(Audience.BILLING),
          Source.of(
              "Medicare Claims Processing Manual (CMS Pub. 100-04)",
              "chapter 26, 10.5; chapter 12, 20.4.2; chapter 25, 75.1"),
          EncounterClassMismatch.class);

  @Override
  public String id() {
    return ID;
  }

  @Override
  public Optional<Fault> fault() {
    return Optional.of(fault);
  }

  @Override
  public List<Need> needs() {
    return Needs.resources("Claim", "Encounter");
  }

  /** Where a claim says in which setting an encounter was. */
  private record Said(Claim claim, String element, String code, boolean place) {}

  @Override
  public Walk walk(Chart chart) {
    Map<Encounter, List<Said>> against = new LinkedHashMap<>();
    return fault
        .hidden(chart, "Claim", "Encounter")
        .and(Walk.along(chart.standing(), standing -> add(against, standing)))
        .ending(
            hidden -> {
              List<Outcome> outcomes = new ArrayList<>(hidden);
              against.forEach((encounter, said) -> outcomes.add(judge(chart, encounter, said)));
              return outcomes;
            });
  }

  /** What a claim says against its encounters' classes; all it says where one has none. */
  private static void add(Map<Encounter, List<Said>> against, BillInForce standing) {
    if (standing.bill().isFromBenefit()) {
      return;
    }
    for (Encounter encounter : standing.encounters()) {
      List<Said> wrong =
          adding(placesAgainst(encounter, standing.bill()), billAgainst(encounter, standing));
      if (!wrong.isEmpty() && !encounter.isVoid()) {
        against.merge(encounter, wrong, EncounterClassMismatch::adding);
      }
    }
  }

  private Outcome judge(Chart chart, Encounter encounter, List<Said> wrong) {
    return encounter.classCode().isEmpty()
        ? fault.notChecked(encounter.reference(), Cause.ELEMENT_MISSING, "Encounter.class")
        : fault.unread(chart, encounter.reference()).orElseGet(() -> finding(encounter, wrong));
  }

  private static List<Said> adding(List<Said> some, List<Said> more) {
    if (some.isEmpty() || more.isEmpty()) {
      return some.isEmpty() ? more : some;
    }
    return Stream.concat(some.stream(), more.stream()).toList();
  }

  private static List<Said> placesAgainst(Encounter encounter, Claim claim) {
    List<Said> said = List.of();
    Optional<Set<String>> excluded =
        encounter.classCode().map(c -> EXCLUDED.getOrDefault(c, Set.of()));
    for (int i = 0; i < claim.lines().size(); i++) {
      Claim.Line line = claim.lines().get(i);
      Optional<String> place = line.place();
      if (place.isPresent()
          && (excluded.isEmpty() || excluded.get().contains(place.get()))
          && line.encounters().contains(encounter.reference())) {
        said =
            adding(
                said,
                List.of(new Said(claim, "Claim.item[" + i + "].location", place.get(), true)));
      }
    }
    return said;
  }

  private static List<Said> billAgainst(Encounter encounter, BillInForce standing) {
    Claim claim = standing.bill();
    if (claim.type().filter("institutional"::equals).isEmpty() || standing.named().size() != 1) {
      return List.of();
    }
    return CareSetting.billType(claim)
        .map(bill -> bill.substring(0, 2))
        .filter(bill -> isAgainst(encounter, bill))
        .map(bill -> List.of(new Said(claim, "Claim.supportingInfo", bill, false)))
        .orElse(List.of());
  }

  private static boolean isAgainst(Encounter encounter, String bill) {
    return encounter.classCode().isEmpty()
        || EXCLUDED_BILLS.getOrDefault(encounter.classCode().get(), Set.of()).contains(bill);
  }

  private Outcome finding(Encounter encounter, List<Said> wrong) {
    Said first = wrong.get(0);
    String classCode = encounter.classCode().orElse("");
    Finding finding =
        fault
            .finding(
                encounter.reference(),
                "",
                "Encounter.class",
                fault.message("class." + classCode),
                first.code())
            .risking(first.claim().charge())
            .provenBy(
                wrong.stream()
                    .map(said -> new Evidence(said.claim().reference(), said.element()))
                    .distinct()
                    .toList());
    return first.place()
        ? finding
        : finding.saying(
            fault.message("message-bill", fault.message("class." + classCode), first.code()));
  }
}
