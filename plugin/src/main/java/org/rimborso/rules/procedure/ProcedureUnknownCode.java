package org.rimborso.rules.procedure;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rimborso.chart.Chart;
import org.rimborso.codes.CodeAnswer;
import org.rimborso.codes.CodeSets;
import org.rimborso.codes.CodeSystem;
import org.rimborso.rule.Audience;
import org.rimborso.rule.CodeName;
import org.rimborso.rule.Fault;
import org.rimborso.rule.Finding;
import org.rimborso.rule.Need;
import org.rimborso.rule.Needs;
import org.rimborso.rule.Severity;
import org.rimborso.rule.Source;
import org.rimborso.rule.Walk;
import org.rimborso.rule.WalkingRule;

/**
 * <b>Fires when</b> a line bills a code of CPT, HCPCS Level II or ICD-10-PCS that its table does
 * not know, or that has the form of no code of CPT, HCPCS, CDT or ICD-10-PCS; or a revenue code
 * that is not of three or four digits. Once for each bill and code.
 *
 * <p><b>Not checked when</b> the table is not loaded for the day (CPT's is the site's own), the day
 * is not told, or claims are not offered.
 *
 * <p><b>Leaves to</b> {@link ProcedureNotValidOnDate} codes that exist on other days.
 *
 * <p><b>Source</b>: 45 CFR 162.1002, the code sets that claims must use.
 */
final class ProcedureUnknownCode implements WalkingRule {
  static final String ID = "procedure-unknown-code";

  private final Fault fault =
      new Fault(
          ID,
          Severity.ERROR,
          Set.of(Audience.BILLING),
          Source.of("45 CFR", "162.1002"),
          ProcedureUnknownCode.class);
  private final CodeSets codes;
  private final ServiceJudgement judgement;

  ProcedureUnknownCode(CodeSets codes) {
    this.codes = codes;
    judgement = new ServiceJudgement(codes);
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
    return Needs.codes(List.of(CodeSystem.HCPCS, CodeSystem.CPT, CodeSystem.ICD10PCS), "Claim");
  }

  @Override
  public Walk walk(Chart chart) {
    return judgement.judge(chart, fault, ProcedureUnknownCode::isUnknown, this::finding);
  }

  private static boolean isUnknown(ServiceJudgement.Judged code) {
    return code.answer() instanceof CodeAnswer.Unknown
        || code.answer() instanceof CodeAnswer.Header;
  }

  private Finding finding(ServiceJudgement.Judged code, List<BilledLine> lines) {
    BilledLine first = lines.get(0);
    CodeName name = CodeName.of(codes, code.system(), code.coding());
    Finding finding =
        fault.finding(
            first.bill().reference(),
            code.bare(),
            first.element(code.system() == CodeSystem.REVENUE ? "revenue" : "productOrService"),
            BilledLine.numbers(lines),
            name,
            code.system().label());
    return (code.isMalformed() ? finding.advising(fault.message("next-malformed", name)) : finding)
        .risking(BilledLine.net(lines));
  }
}
