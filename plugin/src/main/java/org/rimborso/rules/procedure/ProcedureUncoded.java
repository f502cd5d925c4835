package org.rimborso.rules.procedure;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Claim;
import org.rimborso.chart.Encounter;
import org.rimborso.chart.PartialDate;
import org.rimborso.chart.Procedure;
import org.rimborso.codes.CodeSystem;
import org.rimborso.rule.Audience;
import org.rimborso.rule.Fault;
import org.rimborso.rule.Need;
import org.rimborso.rule.Needs;
import org.rimborso.rule.Outcome;
import org.rimborso.rule.Severity;
import org.rimborso.rule.Source;
import org.rimborso.rule.Walk;
import org.rimborso.rule.WalkingRule;

/**
 * <b>Fires when</b> a billable encounter has completed Procedures without any code of CPT, HCPCS,
 * CDT or ICD-10-PCS (of ICD-9-CM for what was done before October 2015), and no line of its claims
 * could be them. Once for each encounter, listing them. A line could be one if it has the same
 * code, or bills, on its day, a service that no coded Procedure explains.
 *
 * <p><b>Not checked when</b> it is not known whether the encounter is billable or which claim is
 * its own, or encounters, procedures or claims are not offered.
 *
 * <p><b>Leaves to</b> {@link ProcedureNotBilled} what has a code.
 *
 * <p><b>Source</b>: 45 CFR 162.1002, the code sets that claims must use.
 */
final class ProcedureUncoded implements WalkingRule {
  static final String ID = "procedure-uncoded";
  private static final LocalDate TRANSITION = LocalDate.of(2015, 10, 1);

  /** How many procedures a message names. */
  private static final int NAMED = 5;

  private final Fault fault =
      new Fault(
          ID,
          Severity.INFO,
          Set.of(Audience.CLINICIAN, Audience.BILLING),
          Source.of("45 CFR", "162.1002"),
          ProcedureUncoded.class);
  private final Set<String> noChargeTypes;

  ProcedureUncoded(Set<String> noChargeTypes) {
    this.noChargeTypes = Set.copyOf(noChargeTypes);
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
    return Needs.resources("Procedure", "Encounter", "Claim");
  }

  @Override
  public Walk walk(Chart chart) {
    return DoneProcedures.each(
        chart,
        fault,
        noChargeTypes,
        ProcedureUncoded::isUncoded,
        (encounter, uncoded, claims) -> judge(chart, encounter, uncoded, claims));
  }

  private static boolean isUncoded(Procedure procedure) {
    return ServiceCode.codings(procedure.code()).isEmpty()
        && !(procedure.code().coding(CodeSystem.ICD9PCS).isPresent() && isEarly(procedure));
  }

  /** Whether it was, or may have been, done while ICD-9-CM was in use. */
  private static boolean isEarly(Procedure procedure) {
    return procedure
        .performed()
        .start()
        .map(PartialDate::first)
        .filter(day -> !day.isBefore(TRANSITION))
        .isEmpty();
  }

  private List<Outcome> judge(
      Chart chart, Encounter encounter, List<Procedure> uncoded, List<Claim> claims) {
    BilledServices billed = new BilledServices(chart, claims);
    List<Procedure> unbilled = uncoded.stream().filter(one -> !billed.include(one)).toList();
    if (unbilled.isEmpty()) {
      return List.of();
    }
    Set<String> explained = new HashSet<>();
    for (Procedure one : chart.proceduresOf(encounter.reference())) {
      ServiceCode.codings(one.code()).forEach(coding -> explained.add(ServiceCode.bare(coding)));
    }
    List<Procedure> bare =
        unbilled.stream().filter(one -> !mayBe(chart, one, billed, explained)).toList();
    return bare.isEmpty() ? List.of() : List.of(finding(encounter, bare));
  }

  /** Whether a line bills something that {@code procedure} may be. */
  private static boolean mayBe(
      Chart chart, Procedure procedure, BilledServices billed, Set<String> explained) {
    for (BilledLine line : billed.lines()) {
      if (line.code().filter(code -> !explained.contains(code)).isPresent()
          && ServiceCode.kind(line.code().get()) != ServiceCode.Kind.VISIT
          && line.served(chart).mayOverlap(procedure.performed())) {
        return true;
      }
    }
    return false;
  }

  private Outcome finding(Encounter encounter, List<Procedure> bare) {
    List<String> names =
        bare.stream().flatMap(one -> one.code().label().stream()).distinct().toList();
    String shown =
        String.join("; ", names.subList(0, Math.min(NAMED, names.size())))
            + (names.size() > NAMED ? "; …" : "");
    return fault
        .finding(encounter.reference(), "", "Encounter", bare.size(), shown)
        .provenBy(DoneProcedures.evidence(bare));
  }
}
