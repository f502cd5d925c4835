package org.rimborso.rules.procedure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rimborso.chart.Cause;
import org.rimborso.chart.Chart;
import org.rimborso.codes.CodeAnswer;
import org.rimborso.codes.CodeRelations;
import org.rimborso.codes.CodeSets;
import org.rimborso.codes.CodeSystem;
import org.rimborso.rule.Audience;
import org.rimborso.rule.CompanionList;
import org.rimborso.rule.Fault;
import org.rimborso.rule.Need;
import org.rimborso.rule.NotChecked;
import org.rimborso.rule.Outcome;
import org.rimborso.rule.Severity;
import org.rimborso.rule.Source;
import org.rimborso.rule.Walk;
import org.rimborso.rule.WalkingRule;

/**
 * <b>Fires when</b> one provider bills one payer for one day, on professional bills, a visit
 * without modifier 25 and a minor procedure: one whose global period in the Medicare fee schedule
 * is 0 or 10 days. Once for each code of a visit.
 *
 * <p><b>Not checked when</b> beside such a visit something else is billed and the fee schedule is
 * not loaded for the day, or the site's CPT table is not, it is not known whether the bill is
 * professional, the day of service is not told, part of the claim was not readable, or claims are
 * not offered.
 *
 * <p><b>Leaves to</b> {@link LineNcciPair} visits that its table denies; {@link
 * ProcedureUnknownCode} codes that CPT does not have.
 *
 * <p><b>Source</b>: Medicare Claims Processing Manual, chapter 12, section 30.6.6; National Correct
 * Coding Initiative Policy Manual, chapter I, section D.
 */
final class LineEmWithout25 implements WalkingRule {
  static final String ID = "line-em-without-25";
  private static final Set<String> SEPARATE = Set.of("25");

  private final Fault fault =
      new Fault(
          ID,
          Severity.WARNING,
          Set.of(Audience.BILLING),
          Source.of("Medicare Claims Processing Manual (CMS Pub. 100-04)", "chapter 12, 30.6.6"),
          LineEmWithout25.class);
  private final CodeSets codes;
  private final VisitCodes visits;
  private final CompanionList schedule;

  LineEmWithout25(CodeSets codes) {
    this.codes = codes;
    visits = new VisitCodes(codes);
    schedule = new CompanionList(codes, "fee-schedule", "Medicare fee schedule");
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
    return List.of(
        new Need.Companion("fee-schedule"),
        new Need.Codes(CodeSystem.CPT),
        new Need.Resource("Claim"));
  }

  @Override
  public Walk walk(Chart chart) {
    return ProviderDay.each(
        chart, fault, VisitCodes::isVisit, ProviderDay.in(chart), day -> judge(chart, day));
  }

  private List<Outcome> judge(Chart chart, ProviderDay day) {
    if (day.services().size() < 2 || day.kind() == ClaimKind.OUTPATIENT) {
      return List.of();
    }
    List<Outcome> found = new ArrayList<>(0);
    for (ProviderDay.Service service : day.services()) {
      if (VisitCodes.isVisit(service.code())) {
        List<BilledLine> bare = service.without(SEPARATE);
        if (!bare.isEmpty()) {
          judge(chart, day, bare).ifPresent(found::add);
        }
      }
    }
    return found;
  }

  private Optional<Outcome> judge(Chart chart, ProviderDay day, List<BilledLine> bare) {
    boolean alone = true;
    for (ProviderDay.Service other : day.services()) {
      if (!VisitCodes.isVisit(other.code())) {
        alone = false;
        if (isMinor(other.code(), day)) {
          return judge(chart, day, bare, other.first());
        }
      }
    }
    return alone || schedule.edition(day.day()).isPresent()
        ? Optional.empty()
        : Optional.of(schedule.notLoaded(fault));
  }

  private boolean isMinor(String code, ProviderDay day) {
    for (CodeRelations.Row row : schedule.of(code, day.day())) {
      if (row.attribute().startsWith("global 000") || row.attribute().startsWith("global 010")) {
        return true;
      }
    }
    return false;
  }

  private Optional<Outcome> judge(
      Chart chart, ProviderDay day, List<BilledLine> bare, BilledLine minor) {
    BilledLine visit = bare.get(0);
    CodeAnswer answer = visits.ask(visit.code().orElseThrow(), day.day());
    if (answer instanceof CodeAnswer.NotLoaded) {
      return Optional.of(
          new NotChecked(ID, Optional.empty(), Cause.CODE_SET_NOT_LOADED, CodeSystem.CPT.label()));
    }
    if (!(answer instanceof CodeAnswer.Billable)) {
      return Optional.empty();
    }
    return day.kind() == ClaimKind.UNKNOWN
        ? Optional.of(
            fault.notChecked(
                visit.bill().reference(), Cause.ELEMENT_MISSING, ClaimKind.element(visit.bill())))
        : fault.unread(chart, visit.bill().reference()).or(() -> Optional.of(finding(bare, minor)));
  }

  private Outcome finding(List<BilledLine> bare, BilledLine minor) {
    BilledLine visit = bare.get(0);
    return fault
        .finding(
            visit.bill().reference(),
            visit.code().orElseThrow() + "-" + visit.number(),
            visit.element("modifier"),
            BilledLine.numbers(bare),
            visit.name(codes),
            minor.name(codes))
        .risking(BilledLine.net(bare))
        .provenBy(List.of(minor.evidence()));
  }
}
