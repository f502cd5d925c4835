package org.rimborso.rules.procedure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rimborso.chart.Cause;
import org.rimborso.chart.Chart;
import org.rimborso.codes.CodeRelations;
import org.rimborso.codes.CodeSets;
import org.rimborso.codes.CodeSystem;
import org.rimborso.rule.Audience;
import org.rimborso.rule.CodeName;
import org.rimborso.rule.CompanionList;
import org.rimborso.rule.Fault;
import org.rimborso.rule.Message;
import org.rimborso.rule.Need;
import org.rimborso.rule.Needs;
import org.rimborso.rule.Outcome;
import org.rimborso.rule.Phrases;
import org.rimborso.rule.Severity;
import org.rimborso.rule.Source;
import org.rimborso.rule.Walk;
import org.rimborso.rule.WalkingRule;

/**
 * <b>Fires when</b> an add-on code is billed without any of its primary codes on the same day, on
 * any bill of the patient, and the table lists all codes that could be its primary: those of type
 * 1, and those of type 2 for which the site lists what its payer takes. Stays are not judged.
 *
 * <p><b>Not checked when</b> no listed primary is there but the payer may take others (type 2
 * without a list, type 3), no edition of the table is of the day, it is not known whether the bill
 * is for a stay, the day of service is not told, part of the claim was not readable, or claims are
 * not fully known.
 *
 * <p><b>Leaves to</b> nobody.
 *
 * <p><b>Source</b>: CMS Change Request 7501, add-on code edits.
 */
final class LineAddOnAlone implements WalkingRule {
  static final String ID = "line-add-on-alone";
  private static final int SHOWN = 6;

  private final Fault fault =
      new Fault(
          ID,
          Severity.ERROR,
          Set.of(Audience.BILLING),
          Source.from(LocalDate.of(2013, 4, 1), "CMS Change Request 7501", "add-on code edits"),
          LineAddOnAlone.class);
  private final CodeSets codes;
  private final CompanionList table;

  LineAddOnAlone(CodeSets codes) {
    this.codes = codes;
    table = new CompanionList(codes, "add-on", "Add-on code edits");
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
    return Needs.companions(List.of("add-on"), "Claim");
  }

  @Override
  public Walk walk(Chart chart) {
    // What is missing may stand on a claim that is not known.
    return chart
        .incomplete("Claim")
        .map(limitation -> Walk.said(List.of(fault.notChecked(limitation))))
        .orElseGet(
            () ->
                ProviderDay.each(
                    chart, fault, code -> true, judged(chart), day -> judge(chart, day)));
  }

  /** All days; without the table one is enough to say so. */
  private List<ProviderDay> judged(Chart chart) {
    List<ProviderDay> days = ProviderDay.in(chart);
    return table.isLoaded() || days.isEmpty() ? days : days.subList(0, 1);
  }

  private List<Outcome> judge(Chart chart, ProviderDay day) {
    List<Outcome> found = new ArrayList<>(0);
    for (ProviderDay.Service service : day.services()) {
      List<CodeRelations.Row> rows = table.of(service.code(), day.day());
      if (!rows.isEmpty() && !hasPrimary(chart, rows, day.day())) {
        found.add(outcome(chart, day, service, rows));
      }
    }
    if (table.edition(day.day()).isEmpty()) {
      found.add(table.notLoaded(fault));
    }
    return found;
  }

  private static boolean hasPrimary(Chart chart, List<CodeRelations.Row> rows, LocalDate day) {
    for (ProviderDay other : ProviderDay.on(chart, day)) {
      for (ProviderDay.Service service : other.services()) {
        if (isPrimary(rows, service.code())) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isPrimary(List<CodeRelations.Row> rows, String code) {
    for (CodeRelations.Row row : rows) {
      if (row.target().equals(code)) {
        return true;
      }
    }
    return false;
  }

  private Outcome outcome(
      Chart chart, ProviderDay day, ProviderDay.Service service, List<CodeRelations.Row> rows) {
    BilledLine line = service.first();
    Optional<Outcome> gap = fault.unread(chart, line.bill().reference());
    if (gap.isPresent()) {
      return gap.get();
    }
    if (!rows.stream().allMatch(LineAddOnAlone::tellsAll)) {
      return fault.notChecked(
          line.bill().reference(),
          Cause.POLICY_NOT_CONFIGURED,
          "primary codes of add-on code " + service.code());
    }
    return day.kind() == ClaimKind.UNKNOWN
        ? fault.notChecked(
            line.bill().reference(), Cause.ELEMENT_MISSING, ClaimKind.element(line.bill()))
        : finding(service, rows);
  }

  /** Whether no code is a primary but those that rows like this name. */
  private static boolean tellsAll(CodeRelations.Row row) {
    return !row.target().isEmpty() && !row.attribute().startsWith("type 3");
  }

  private Outcome finding(ProviderDay.Service service, List<CodeRelations.Row> rows) {
    BilledLine line = service.first();
    return fault
        .finding(
            line.bill().reference(),
            service.code() + "-" + line.number(),
            line.element("productOrService"),
            BilledLine.numbers(service.lines()),
            line.name(codes))
        .advising(next(rows))
        .risking(BilledLine.net(service.lines()));
  }

  private Message next(List<CodeRelations.Row> rows) {
    List<CodeName> primaries =
        rows.stream().map(CodeRelations.Row::target).distinct().map(this::name).toList();
    return primaries.size() > SHOWN
        ? fault.message("next-many", primaries.size())
        : fault.message("next", new Phrases(List.copyOf(primaries)));
  }

  private CodeName name(String code) {
    boolean cpt = Character.isDigit(code.charAt(0));
    return CodeName.of(codes, cpt ? CodeSystem.CPT : CodeSystem.HCPCS, code);
  }
}
