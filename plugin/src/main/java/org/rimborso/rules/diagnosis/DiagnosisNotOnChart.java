package org.rimborso.rules.diagnosis;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.rimborso.chart.Cause;
import org.rimborso.chart.Chart;
import org.rimborso.chart.CodeableConcept;
import org.rimborso.chart.Coding;
import org.rimborso.chart.Condition;
import org.rimborso.chart.Limitation;
import org.rimborso.codes.CodeSets;
import org.rimborso.codes.CodeSystem;
import org.rimborso.rule.Audience;
import org.rimborso.rule.CodeName;
import org.rimborso.rule.Fault;
import org.rimborso.rule.Outcome;
import org.rimborso.rule.Rule;
import org.rimborso.rule.Severity;
import org.rimborso.rule.Source;

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
public final class DiagnosisNotOnChart implements Rule {
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
  public List<Outcome> check(Chart chart) {
    Optional<Limitation> hidden =
        Stream.of("Condition", "Encounter")
            .flatMap(type -> chart.incomplete(type).stream())
            .findFirst();
    Set<String> supported = new HashSet<>();
    chart.conditions().forEach(condition -> add(condition.code(), supported));
    chart.encounters().forEach(e -> e.reasons().forEach(reason -> add(reason, supported)));
    return CodeJudgement.eachBill(
        chart,
        fault,
        bill ->
            bill.entries().stream()
                .filter(entry -> isUnsupported(entry, supported))
                .map(
                    entry ->
                        hidden.isPresent()
                            ? fault.notChecked(hidden.get())
                            : judge(chart, bill, entry.coded()))
                .toList());
  }

  private static void add(CodeableConcept concept, Set<String> supported) {
    CodedDiagnosis.icd(concept).forEach(c -> supported.add(CodedDiagnosis.category(c)));
  }

  private static boolean isUnsupported(CodedBill.Entry entry, Set<String> supported) {
    return entry.coded().icd().stream()
        .noneMatch(c -> isContext(c) || supported.contains(CodedDiagnosis.category(c)));
  }

  /** Whether it tells of circumstances that no Condition need record. */
  private static boolean isContext(Coding coding) {
    String bare = CodeSets.normalize(coding.code());
    return coding.is(CodeSystem.ICD9CM)
        ? bare.startsWith("V") || bare.startsWith("E")
        : bare.startsWith("Z") || DiagnosisExternalCauseFirst.isExternalCause(bare);
  }

  private Outcome judge(Chart chart, CodedBill bill, CodedDiagnosis diagnosis) {
    Coding coding = diagnosis.icd().get(0);
    CodeSystem system = CodedDiagnosis.systemOf(coding);
    List<Condition> coded =
        chart.conditions().stream().filter(c -> c.code().coding(system).isPresent()).toList();
    if (coded.isEmpty() || chart.conditions().stream().anyMatch(c -> mayBe(c, bill, system))) {
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

  /** Whether a Condition that the bill could rest on does not tell its code in {@code system}. */
  private static boolean mayBe(Condition condition, CodedBill bill, CodeSystem system) {
    return condition.code().coding(system).isEmpty()
        && !condition.isSocialFinding()
        && !condition.isRefuted()
        && (condition.encounter().isEmpty()
            || bill.visits().isEmpty()
            || bill.visits().stream()
                .anyMatch(v -> v.encounter().reference().equals(condition.encounter().get())));
  }
}
