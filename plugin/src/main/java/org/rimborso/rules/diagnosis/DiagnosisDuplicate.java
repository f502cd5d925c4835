package org.rimborso.rules.diagnosis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Coding;
import org.rimborso.codes.CodeSets;
import org.rimborso.codes.CodeSystem;
import org.rimborso.rule.Audience;
import org.rimborso.rule.CodeName;
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
 * <b>Fires when</b> a claim carries the same diagnosis code twice. What led to admission or to the
 * visit has a place of its own and may repeat another code.
 *
 * <p><b>Not checked when</b> claims are not offered, or the Condition that a claim names was not
 * read.
 *
 * <p><b>Leaves to</b> nobody.
 *
 * <p><b>Source</b>: ICD-10-CM Official Guidelines for Coding and Reporting, section I.B.12.
 */
public final class DiagnosisDuplicate implements WalkingRule {
  static final String ID = "diagnosis-duplicate";

  private final Fault fault =
      new Fault(
          ID,
          Severity.WARNING,
          Set.of(Audience.BILLING),
          Source.from(
              Transition.US,
              "ICD-10-CM Official Guidelines for Coding and Reporting",
              "I.B.12, reporting the same diagnosis code more than once"),
          DiagnosisDuplicate.class);
  private final CodeSets codes;

  DiagnosisDuplicate(CodeSets codes) {
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
    return Needs.resources("Claim");
  }

  @Override
  public Walk walk(Chart chart) {
    return CodeJudgement.eachBill(chart, fault, this::judge);
  }

  private List<Outcome> judge(CodedBill bill) {
    if (bill.entries().size() < 2) {
      return List.of();
    }
    Map<String, CodedBill.Entry> seen = new HashMap<>();
    List<Outcome> outcomes = new ArrayList<>();
    for (CodedBill.Entry entry : bill.entries()) {
      if (entry.isOfStay()) {
        for (Coding coding : entry.coded().icd()) {
          String code = CodedDiagnosis.key(coding);
          CodedBill.Entry earlier = seen.putIfAbsent(code, entry);
          if (earlier != null && !earlier.equals(entry)) {
            outcomes.add(finding(coding, earlier.coded(), entry.coded()));
            break;
          }
        }
      }
    }
    return outcomes;
  }

  private Finding finding(Coding coding, CodedDiagnosis earlier, CodedDiagnosis again) {
    CodeSystem system = CodedDiagnosis.systemOf(coding);
    return fault
        .finding(
            again.focus(),
            CodeSets.display(system, coding.code()),
            again.element(),
            CodeName.of(codes, system, coding))
        .risking(again.atRisk())
        .provenBy(List.of(new Evidence(earlier.focus(), earlier.element())));
  }
}
