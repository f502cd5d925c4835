package org.rimborso.rules.diagnosis;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Coding;
import org.rimborso.codes.CodeSets;
import org.rimborso.codes.CodeSystem;
import org.rimborso.rule.Audience;
import org.rimborso.rule.CodeName;
import org.rimborso.rule.Fault;
import org.rimborso.rule.Finding;
import org.rimborso.rule.Need;
import org.rimborso.rule.Needs;
import org.rimborso.rule.Outcome;
import org.rimborso.rule.Parameter;
import org.rimborso.rule.Severity;
import org.rimborso.rule.Source;
import org.rimborso.rule.Walk;
import org.rimborso.rule.WalkingRule;

/**
 * <b>Fires when</b> a diagnosis is coded in ICD-9-CM only for service (inpatients: discharge) on or
 * after the transition to ICD-10-CM, or in ICD-10-CM only before it. The site's parameter {@code
 * transition} gives another date, or {@code off}. Names what the equivalence map gives.
 *
 * <p><b>Not checked when</b> the code date is unknown, or claims, Conditions or encounters are not
 * offered.
 *
 * <p><b>Leaves to</b> nobody; speaks instead of {@link DiagnosisUnknownCode}.
 *
 * <p><b>Source</b>: 45 CFR 162.1002(b) and (c).
 */
public final class DiagnosisIcd9AfterTransition implements WalkingRule {
  static final String ID = "diagnosis-icd9-after-transition";

  static final Parameter TRANSITION =
      Parameter.of(
          DiagnosisIcd9AfterTransition.class,
          ID,
          "transition",
          Parameter.Kind.DAY_OR_OFF,
          Transition.US.toString());

  private final Fault fault =
      new Fault(
          ID,
          Severity.ERROR,
          Set.of(Audience.CLINICIAN, Audience.BILLING),
          Source.from(Transition.US, "45 CFR", "162.1002(b) and (c), code sets for diagnoses"),
          DiagnosisIcd9AfterTransition.class);
  private final CodeSets codes;
  private final Transition transition;

  DiagnosisIcd9AfterTransition(CodeSets codes, Transition transition) {
    this.codes = codes;
    this.transition = transition;
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
  public List<Parameter> parameters() {
    return List.of(TRANSITION);
  }

  @Override
  public List<Need> needs() {
    return Needs.resources("Claim", "Condition", "Encounter");
  }

  @Override
  public Set<String> beats() {
    return Set.of(DiagnosisUnknownCode.ID);
  }

  @Override
  public Walk walk(Chart chart) {
    return transition.day().isEmpty()
        ? Walk.said(List.of())
        : CodeJudgement.each(chart, fault, this::outcome);
  }

  private Optional<Outcome> outcome(CodedDiagnosis diagnosis, LocalDate day) {
    for (Coding coding : diagnosis.icd()) {
      if (transition.inForce(CodedDiagnosis.systemOf(coding), day)) {
        return Optional.empty();
      }
    }
    Coding coding = diagnosis.icd().get(0);
    CodeSystem system = CodedDiagnosis.systemOf(coding);
    CodeSystem wanted = system == CodeSystem.ICD9CM ? CodeSystem.ICD10CM : CodeSystem.ICD9CM;
    Finding finding =
        fault
            .finding(
                diagnosis.focus(),
                CodeSets.display(system, coding.code()),
                diagnosis.element(),
                CodeName.of(codes, system, coding),
                system.label(),
                wanted.label(),
                day)
            .risking(diagnosis.atRisk())
            .provenBy(diagnosis.evidence());
    return Optional.of(
        new MappedCodes(codes, wanted, day)
            .advice(fault, system, coding.code())
            .map(finding::advising)
            .orElse(finding));
  }
}
