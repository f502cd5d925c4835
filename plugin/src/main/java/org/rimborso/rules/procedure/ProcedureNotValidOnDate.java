package org.rimborso.rules.procedure;

import java.time.LocalDate;
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
import org.rimborso.rule.Message;
import org.rimborso.rule.Need;
import org.rimborso.rule.Needs;
import org.rimborso.rule.Severity;
import org.rimborso.rule.Source;
import org.rimborso.rule.Walk;
import org.rimborso.rule.WalkingRule;

/**
 * <b>Fires when</b> a line bills a code that exists, but was added after its code date or deleted
 * before it. Once for each bill and code.
 *
 * <p><b>Not checked when</b> the table is not loaded for the day (CPT's is the site's own), the day
 * is not told, or claims are not offered.
 *
 * <p><b>Leaves to</b> {@link ProcedureUnknownCode} codes that no edition has.
 *
 * <p><b>Source</b>: 45 CFR 162.1000(b), code sets valid at the time of service.
 */
final class ProcedureNotValidOnDate implements WalkingRule {
  static final String ID = "procedure-not-valid-on-date";

  private final Fault fault =
      new Fault(
          ID,
          Severity.ERROR,
          Set.of(Audience.BILLING),
          Source.of("45 CFR", "162.1000(b)"),
          ProcedureNotValidOnDate.class);
  private final CodeSets codes;
  private final ServiceJudgement judgement;

  ProcedureNotValidOnDate(CodeSets codes) {
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
    return judgement.judge(chart, fault, ProcedureNotValidOnDate::isOfOtherDays, this::finding);
  }

  private static boolean isOfOtherDays(ServiceJudgement.Judged code) {
    return code.answer() instanceof CodeAnswer.NotYetValid
        || code.answer() instanceof CodeAnswer.NoLongerValid;
  }

  private Finding finding(ServiceJudgement.Judged code, List<BilledLine> lines) {
    BilledLine first = lines.get(0);
    LocalDate day = first.day().orElseThrow();
    return fault
        .finding(
            first.bill().reference(),
            code.bare(),
            first.element("productOrService"),
            BilledLine.numbers(lines),
            CodeName.of(codes, code.system(), code.coding()),
            day,
            span(code.answer()))
        .advising(next(code))
        .risking(BilledLine.net(lines));
  }

  private Message span(CodeAnswer answer) {
    return answer instanceof CodeAnswer.NotYetValid early
        ? fault.message("from", early.from())
        : fault.message("until", ((CodeAnswer.NoLongerValid) answer).until());
  }

  private Message next(ServiceJudgement.Judged code) {
    return code.answer() instanceof CodeAnswer.NoLongerValid ended && ended.successor().isPresent()
        ? fault.message(
            "next-successor", CodeName.of(codes, code.system(), ended.successor().get()))
        : fault.message("next");
  }
}
