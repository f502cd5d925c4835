package org.rimborso.rules.diagnosis;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rimborso.chart.Chart;
import org.rimborso.codes.CodeAnswer;
import org.rimborso.codes.CodeSets;
import org.rimborso.codes.CodeSystem;
import org.rimborso.rule.Audience;
import org.rimborso.rule.Fault;
import org.rimborso.rule.Finding;
import org.rimborso.rule.Need;
import org.rimborso.rule.Needs;
import org.rimborso.rule.Severity;
import org.rimborso.rule.Source;
import org.rimborso.rule.Walk;
import org.rimborso.rule.WalkingRule;

/**
 * <b>Fires when</b> a diagnosis code exists but not on its code date: it starts later or has ended.
 * Names the successor where the conversion table has one.
 *
 * <p><b>Not checked when</b> no edition is loaded for the code and date, the code date is unknown,
 * or claims, Conditions or encounters are not offered.
 *
 * <p><b>Leaves to</b> {@link DiagnosisNotBillable} a code that became a header, and {@link
 * DiagnosisIcd9AfterTransition} what is coded in the wrong system.
 *
 * <p><b>Source</b>: 45 CFR 162.1000(a).
 */
public final class DiagnosisNotValidOnDate implements WalkingRule {
  static final String ID = "diagnosis-not-valid-on-date";

  private final Fault fault =
      new Fault(
          ID,
          Severity.ERROR,
          Set.of(Audience.CLINICIAN, Audience.BILLING),
          Source.of("45 CFR", "162.1000(a), the code set valid at the time the care is given"),
          DiagnosisNotValidOnDate.class);
  private final CodeJudgement judgement;

  DiagnosisNotValidOnDate(CodeSets codes, Transition transition) {
    judgement = new CodeJudgement(codes, transition);
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
    return Needs.codes(List.of(CodeSystem.ICD10CM), "Claim", "Condition", "Encounter");
  }

  @Override
  public Walk walk(Chart chart) {
    return judgement.judge(chart, fault, DiagnosisNotValidOnDate::isOutOfForce, this::finding);
  }

  private static boolean isOutOfForce(CodeAnswer answer) {
    return answer instanceof CodeAnswer.NotYetValid || answer instanceof CodeAnswer.NoLongerValid;
  }

  private Finding finding(JudgedCode code) {
    if (code.answer() instanceof CodeAnswer.NoLongerValid ended) {
      Finding finding = code.finding(fault, code.name(), code.day(), ended.until());
      return ended
          .successor()
          .map(next -> finding.advising(fault.message("next-successor", code.named(next))))
          .orElse(finding);
    }
    CodeAnswer.NotYetValid early = (CodeAnswer.NotYetValid) code.answer();
    return code.finding(fault, code.name(), code.day(), early.from())
        .saying(fault.message("message-early", code.name(), code.day(), early.from()));
  }
}
