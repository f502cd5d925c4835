package org.rimborso.rules.diagnosis;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.rimborso.chart.Cause;
import org.rimborso.chart.Chart;
import org.rimborso.chart.CodeableConcept;
import org.rimborso.chart.Coding;
import org.rimborso.chart.Condition;
import org.rimborso.chart.Encounter;
import org.rimborso.chart.Limitation;
import org.rimborso.chart.Reference;
import org.rimborso.codes.CodeSets;
import org.rimborso.codes.CodeSystem;
import org.rimborso.rule.Audience;
import org.rimborso.rule.CodeName;
import org.rimborso.rule.Fault;
import org.rimborso.rule.Need;
import org.rimborso.rule.Needs;
import org.rimborso.rule.Outcome;
import org.rimborso.rule.Severity;
import org.rimborso.rule.Source;
import org.rimborso.rule.Walk;
import org.rimborso.rule.WalkingRule;

/**
 * <b>Fires when</b> a claim carries a diagnosis that nothing on the chart supports: no Condition of
 * any encounter or of the problem list and no coded reason has a code of its category. Silent for Z
 * codes and external causes.
 *
 * <p><b>Not checked when</b> no Condition of the chart has a code of that system, a Condition that
 * could be the support has none, or claims, Conditions or encounters are not fully known.
 *
 * <p><b>Leaves to</b> {@link DiagnosisRefutedBilled} what a refuted Condition speaks against.
 *
 * <p><b>Source</b>: ICD-10-CM Official Guidelines for Coding and Reporting, sections I.A.19 and IV.
 */
public final class DiagnosisNotOnChart implements WalkingRule {
  static final String ID = "diagnosis-not-on-chart";

  private final Fault fault =
      new Fault(
          ID,
          Severity.WARNING,
          Set.of(Audience.CLINICIAN, Audience.BILLING),
          Source.from(
              Transition.US,
              "ICD-10-CM Official Guidelines for Coding and Reporting",
              "I.A.19 and IV, codes rest on the documentation"),
          DiagnosisNotOnChart.class);
  private final CodeSets codes;

  DiagnosisNotOnChart(CodeSets codes) {
    this.codes = codes;
  }

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
    return Needs.resources("Claim", "Condition", "Encounter");
  }

  @Override
  public Walk walk(Chart chart) {
    Optional<Limitation> hidden =
        Stream.of("Condition", "Encounter")
            .flatMap(type -> chart.incomplete(type).stream())
            .findFirst();
    Support support = chart.fact(Support.class, Support::of);
    return CodeJudgement.eachBill(
        chart,
        fault,
        bill -> {
          List<Outcome> outcomes = new ArrayList<>(0);
          for (CodedBill.Entry entry : bill.entries()) {
            if (isUnsupported(entry, support)) {
              outcomes.add(
                  hidden.isPresent()
                      ? fault.notChecked(hidden.get())
                      : judge(chart, support, bill, entry.coded()));
            }
          }
          return outcomes;
        });
  }

  private static boolean isUnsupported(CodedBill.Entry entry, Support support) {
    for (Coding coding : entry.coded().icd()) {
      if (support.categories().contains(CodedDiagnosis.category(coding)) || isContext(coding)) {
        return false;
      }
    }
    return true;
  }

  /** Whether it tells of circumstances that no Condition need record. */
  private static boolean isContext(Coding coding) {
    String bare = CodeSets.normalize(coding.code());
    return coding.is(CodeSystem.ICD9CM)
        ? bare.startsWith("V") || bare.startsWith("E")
        : bare.startsWith("Z") || DiagnosisExternalCauseFirst.isExternalCause(bare);
  }

  private Outcome judge(Chart chart, Support support, CodedBill bill, CodedDiagnosis diagnosis) {
    Coding coding = diagnosis.icd().get(0);
    CodeSystem system = CodedDiagnosis.systemOf(coding);
    List<Condition> lacking = support.lacking().getOrDefault(system, List.of());
    if (!support.coded().contains(system)
        || lacking.stream().anyMatch(c -> mayBe(chart, c, bill))) {
      return fault.notChecked(diagnosis.focus(), Cause.ELEMENT_MISSING, "Condition.code");
    }
    return fault
        .finding(
            diagnosis.focus(),
            CodeSets.display(system, coding.code()),
            diagnosis.element(),
            CodeName.of(codes, system, coding))
        .risking(diagnosis.atRisk())
        .provenBy(diagnosis.evidence());
  }

  /** Whether the bill could rest on {@code condition}. */
  private static boolean mayBe(Chart chart, Condition condition, CodedBill bill) {
    if (bill.visits().isEmpty()) {
      return true;
    }
    Set<Reference> encounters = encounters(chart, condition);
    return encounters.isEmpty()
        || bill.visits().stream().anyMatch(v -> encounters.contains(v.encounter().reference()));
  }

  /** The encounters that the Condition names, and that name it. */
  private static Set<Reference> encounters(Chart chart, Condition condition) {
    Set<Reference> found = new HashSet<>();
    condition.encounter().ifPresent(found::add);
    for (Encounter encounter : chart.encounters()) {
      if (encounter.diagnoses().stream()
          .anyMatch(stated -> stated.condition().equals(condition.reference()))) {
        found.add(encounter.reference());
      }
    }
    return found;
  }

  /**
   * What a chart supports.
   *
   * @param categories of the codes of its Conditions and of the reasons of its encounters
   * @param coded systems in which some Condition is coded
   * @param lacking diagnoses that have no code in a system
   */
  private record Support(
      Set<Long> categories, Set<CodeSystem> coded, Map<CodeSystem, List<Condition>> lacking) {

    static Support of(Chart chart) {
      Support support =
          new Support(
              new HashSet<>(), EnumSet.noneOf(CodeSystem.class), new EnumMap<>(CodeSystem.class));
      chart.conditions().forEach(support::add);
      chart.encounters().forEach(encounter -> encounter.reasons().forEach(support::add));
      return support;
    }

    private void add(Condition condition) {
      add(condition.code());
      for (CodeSystem system : List.of(CodeSystem.ICD10CM, CodeSystem.ICD9CM)) {
        if (condition.code().coding(system).isPresent()) {
          coded.add(system);
        } else if (!condition.isSocialFinding() && !condition.isRefuted()) {
          lacking.computeIfAbsent(system, key -> new ArrayList<>()).add(condition);
        }
      }
    }

    private void add(CodeableConcept concept) {
      for (Coding coding : CodedDiagnosis.icd(concept)) {
        categories.add(CodedDiagnosis.category(coding));
      }
    }
  }
}
