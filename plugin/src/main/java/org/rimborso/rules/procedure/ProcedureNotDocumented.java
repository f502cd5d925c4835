package org.rimborso.rules.procedure;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rimborso.chart.Cause;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Coding;
import org.rimborso.chart.Limitation;
import org.rimborso.chart.Period;
import org.rimborso.codes.CodeSets;
import org.rimborso.rule.Audience;
import org.rimborso.rule.CodeName;
import org.rimborso.rule.Fault;
import org.rimborso.rule.Need;
import org.rimborso.rule.Needs;
import org.rimborso.rule.NotChecked;
import org.rimborso.rule.Outcome;
import org.rimborso.rule.Severity;
import org.rimborso.rule.Source;
import org.rimborso.rule.Walk;
import org.rimborso.rule.WalkingRule;

/**
 * <b>Fires when</b> a line bills a service that nothing on the chart supports: on none of its days
 * is there a Procedure, ServiceRequest, Observation, DiagnosticReport, MedicationAdministration or
 * Immunization of its code, nor one of its kind whose code cannot be compared. Once for each bill
 * and code. Visits are supported by the encounter; what a pharmacy dispensed needs no support.
 *
 * <p><b>Not checked when</b> the chart holds nothing of the types that would show such a service,
 * or no entry of them has a code of claims; they, procedures, or part of the claim were not
 * readable; the code does not tell the kind of service; the days are not told; claims are not
 * offered.
 *
 * <p><b>Leaves to</b> {@link ProcedureUnknownCode} codes that do not exist; to {@code
 * claim-without-encounter} visits of which there is no encounter.
 *
 * <p><b>Source</b>: Medicare Program Integrity Manual, chapter 3 (claims are supported by the
 * medical record); Social Security Act, section 1833(e).
 */
final class ProcedureNotDocumented implements WalkingRule {
  static final String ID = "procedure-not-documented";

  private final Fault fault =
      new Fault(
          ID,
          Severity.WARNING,
          Set.of(Audience.CLINICIAN, Audience.BILLING),
          Source.of(
              "Social Security Act; Medicare Program Integrity Manual (CMS Pub. 100-08)",
              "section 1833(e); chapter 3"),
          ProcedureNotDocumented.class);
  private final CodeSets codes;

  ProcedureNotDocumented(CodeSets codes) {
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
    return Needs.resources("Claim", "Procedure");
  }

  @Override
  public Walk walk(Chart chart) {
    Set<ServiceCode.Kind> settled = EnumSet.of(ServiceCode.Kind.VISIT);
    return BilledLines.each(chart, fault, lines -> judge(chart, lines, settled));
  }

  /** {@code settled} are kinds of which all has been said, whatever else is billed. */
  private List<Outcome> judge(Chart chart, List<BilledLine> lines, Set<ServiceCode.Kind> settled) {
    if (lines.get(0).bill().type().filter("pharmacy"::equals).isPresent()) {
      return List.of();
    }
    Map<String, List<BilledLine>> bare = Map.of();
    for (BilledLine line : lines) {
      Optional<String> code = line.code();
      if (code.isPresent() && !settled.contains(kind(line)) && !isSupported(chart, line)) {
        bare = bare.isEmpty() ? new LinkedHashMap<>() : bare;
        bare.computeIfAbsent(code.get(), unused -> new ArrayList<>(1)).add(line);
      }
    }
    if (bare.isEmpty()) {
      return List.of();
    }
    List<Outcome> outcomes = new ArrayList<>(bare.size());
    bare.forEach(
        (code, billing) -> {
          Outcome outcome = outcome(chart, code, billing);
          outcomes.add(outcome);
          if (outcome instanceof NotChecked gap && gap.focus().isEmpty()) {
            settled.add(ServiceCode.kind(code));
          }
        });
    return outcomes;
  }

  private static boolean isSupported(Chart chart, BilledLine line) {
    ServiceCode.Kind kind = kind(line);
    Documented documented = Documented.in(chart);
    Period days = line.served(chart);
    for (Coding coding : line.services()) {
      if (documented.has(ServiceCode.bare(coding), days)) {
        return true;
      }
    }
    for (String type : ServiceCode.shownBy(kind)) {
      if (documented.mayHave(type, days)) {
        return true;
      }
    }
    return false;
  }

  private static ServiceCode.Kind kind(BilledLine line) {
    return line.code().map(ServiceCode::kind).orElse(ServiceCode.Kind.OTHER);
  }

  private Outcome outcome(Chart chart, String code, List<BilledLine> lines) {
    BilledLine first = lines.get(0);
    ServiceCode.Kind kind = ServiceCode.kind(code);
    if (kind == ServiceCode.Kind.OTHER) {
      return of(Cause.AMBIGUOUS, "Claim.item.productOrService");
    }
    return unknown(chart, kind)
        .or(() -> fault.unread(chart, first.bill().reference()))
        .orElseGet(
            () ->
                first.served(chart).isUnknown()
                    ? fault.notChecked(
                        first.bill().reference(), Cause.ELEMENT_MISSING, first.element("serviced"))
                    : finding(code, lines));
  }

  /** What keeps the chart from showing that no service of {@code kind} was done. */
  private Optional<Outcome> unknown(Chart chart, ServiceCode.Kind kind) {
    Documented documented = Documented.in(chart);
    Optional<Limitation> hidden = chart.incomplete("Procedure");
    for (String type : ServiceCode.shownBy(kind)) {
      hidden = hidden.or(() -> chart.incomplete(type));
      if (hidden.isEmpty() && !documented.knows(type)) {
        return Optional.of(of(Cause.ELEMENT_MISSING, type));
      }
    }
    if (hidden.isPresent()) {
      return Optional.of(fault.notChecked(hidden.get()));
    }
    return ServiceCode.shownBy(kind).stream().anyMatch(documented.coded()::contains)
        ? Optional.empty()
        : Optional.of(of(Cause.ELEMENT_MISSING, ServiceCode.shownBy(kind).get(0) + ".code"));
  }

  private static NotChecked of(Cause because, String missing) {
    return new NotChecked(ID, Optional.empty(), because, missing);
  }

  private Outcome finding(String code, List<BilledLine> lines) {
    BilledLine first = lines.get(0);
    return fault
        .finding(
            first.bill().reference(),
            code,
            first.element("productOrService"),
            BilledLine.numbers(lines),
            CodeName.of(codes, ServiceCode.system(code), first.services().get(0)))
        .risking(BilledLine.net(lines));
  }
}
