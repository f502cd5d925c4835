package org.rimborso.rules.diagnosis;

import java.util.Comparator;
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
 * <b>Fires when</b> a diagnosis code is in no edition of its code set, dotted or undotted. Names
 * codes of the same category that are most alike.
 *
 * <p><b>Not checked when</b> the code's category is not loaded for its code date, the code date is
 * unknown, or claims, Conditions or encounters are not offered.
 *
 * <p><b>Leaves to</b> {@link DiagnosisIcd9AfterTransition} what is coded in the wrong system.
 *
 * <p><b>Source</b>: 45 CFR 162.1002, the medical data code sets.
 */
public final class DiagnosisUnknownCode implements WalkingRule {
  static final String ID = "diagnosis-unknown-code";
  private static final int SHOWN = 5;
  private static final int CATEGORY = 3;

  private final Fault fault =
      new Fault(
          ID,
          Severity.ERROR,
          Set.of(Audience.CLINICIAN, Audience.BILLING),
          Source.of("45 CFR", "162.1002, medical data code sets"),
          DiagnosisUnknownCode.class);
  private final CodeJudgement judgement;

  DiagnosisUnknownCode(CodeSets codes, Transition transition) {
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
    return judgement.judge(chart, fault, CodeAnswer.Unknown.class::isInstance, this::finding);
  }

  private Finding finding(JudgedCode code) {
    List<String> near = near(code);
    Finding finding = code.finding(fault, code.name(), code.system().label(), code.names(near));
    return near.isEmpty() ? finding.advising(fault.message("next-none")) : finding;
  }

  /** The few codes of its category that share the longest beginning with it, in code order. */
  private static List<String> near(JudgedCode code) {
    String bare = code.bare();
    return code.billableBelow(bare.substring(0, Math.min(CATEGORY, bare.length()))).stream()
        .sorted(Comparator.comparingInt((String other) -> -shared(bare, other)))
        .limit(SHOWN)
        .sorted()
        .toList();
  }

  private static int shared(String one, String other) {
    int length = Math.min(one.length(), other.length());
    int i = 0;
    while (i < length && one.charAt(i) == other.charAt(i)) {
      i++;
    }
    return i;
  }
}
