package org.rimborso.rules.encounter;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.rimborso.chart.CareSetting;
import org.rimborso.chart.Cause;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Claim;
import org.rimborso.chart.Coding;
import org.rimborso.chart.Encounter;
import org.rimborso.chart.Reference;
import org.rimborso.rule.Audience;
import org.rimborso.rule.Evidence;
import org.rimborso.rule.Fault;
import org.rimborso.rule.Finding;
import org.rimborso.rule.Outcome;
import org.rimborso.rule.Rule;
import org.rimborso.rule.Severity;
import org.rimborso.rule.Source;

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
final class EncounterClassMismatch implements Rule {
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

  private static final Set<String> OUTPATIENT = Set.of("AMB", "EMER", "OBSENC", "HH");
  private static final Set<String> INPATIENT_BILLS = Set.of("11", "18");
  private static final Set<String> OUTPATIENT_BILLS = Set.of("13", "14", "83", "85");

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

  /** Where a claim says in which setting an encounter was. */
  private record Said(Claim claim, String element, String code, boolean place) {}

  @Override
  public List<Outcome> check(Chart chart) {
    Set<Reference> inForce = new HashSet<>();
    chart.claimsInForce().forEach(claim -> inForce.add(claim.reference()));
    List<Outcome> outcomes = new ArrayList<>();
    chart.limitation("Claim").map(fault::notChecked).ifPresent(outcomes::add);
    outcomes.addAll(
        fault.each(
            chart,
            "Encounter",
            chart.encounters().stream().filter(encounter -> !encounter.isVoid()).toList(),
            encounter -> judge(chart, encounter, inForce).stream().toList()));
    return outcomes;
  }

  private Optional<Outcome> judge(Chart chart, Encounter encounter, Set<Reference> inForce) {
    List<Said> said =
        chart.claimsNaming(encounter.reference()).stream()
            .filter(claim -> inForce.contains(claim.reference()))
            .sorted(Comparator.comparing(Claim::reference))
            .flatMap(claim -> said(claim, encounter))
            .toList();
    if (encounter.classCode().isEmpty()) {
      return said.isEmpty()
          ? Optional.empty()
          : Optional.of(
              fault.notChecked(encounter.reference(), Cause.ELEMENT_MISSING, "Encounter.class"));
    }
    String classCode = encounter.classCode().get();
    List<Said> wrong = said.stream().filter(one -> contradicts(classCode, one)).toList();
    if (wrong.isEmpty()) {
      return Optional.empty();
    }
    return fault
        .unread(chart, encounter.reference())
        .or(() -> Optional.of(finding(encounter, wrong)));
  }

  private static Stream<Said> said(Claim claim, Encounter encounter) {
    List<Said> said = new ArrayList<>();
    for (int i = 0; i < claim.lines().size(); i++) {
      Claim.Line line = claim.lines().get(i);
      if (line.encounters().contains(encounter.reference())) {
        String element = "Claim.item[" + i + "].location";
        line.placeOfService().codings().stream()
            .map(Coding::code)
            .filter(code -> code.matches("[0-9]{2}"))
            .findFirst()
            .ifPresent(code -> said.add(new Said(claim, element, code, true)));
      }
    }
    if (claim.type().filter("institutional"::equals).isPresent()
        && claim.encounters().size() == 1) {
      CareSetting.billType(claim)
          .ifPresent(
              bill ->
                  said.add(new Said(claim, "Claim.supportingInfo", bill.substring(0, 2), false)));
    }
    return said.stream();
  }

  private static boolean contradicts(String classCode, Said said) {
    if (said.place()) {
      return EXCLUDED.getOrDefault(classCode, Set.of()).contains(said.code());
    }
    return OUTPATIENT.contains(classCode)
        ? INPATIENT_BILLS.contains(said.code())
        : EXCLUDED.containsKey(classCode) && OUTPATIENT_BILLS.contains(said.code());
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
