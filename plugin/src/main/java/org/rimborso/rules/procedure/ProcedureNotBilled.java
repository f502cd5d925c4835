package org.rimborso.rules.procedure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rimborso.chart.CareSetting;
import org.rimborso.chart.Cause;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Claim;
import org.rimborso.chart.Coding;
import org.rimborso.chart.Encounter;
import org.rimborso.chart.Procedure;
import org.rimborso.codes.CodeSets;
import org.rimborso.codes.CodeSystem;
import org.rimborso.rule.Audience;
import org.rimborso.rule.CodeName;
import org.rimborso.rule.Evidence;
import org.rimborso.rule.Fault;
import org.rimborso.rule.Need;
import org.rimborso.rule.Needs;
import org.rimborso.rule.Outcome;
import org.rimborso.rule.Severity;
import org.rimborso.rule.Source;
import org.rimborso.rule.Walk;
import org.rimborso.rule.WalkingRule;

/**
 * <b>Fires when</b> a completed Procedure of a billable encounter, coded in CPT, HCPCS or CDT, is
 * on no line and no procedure list of the encounter's claims, taken together; one coded in
 * ICD-10-PCS, where the encounter is a stay with an institutional claim. Once for each encounter
 * and code. A draft bills. Silent on visits, on codes that only count (CPT category II), and on
 * restricted encounters and claims.
 *
 * <p><b>Not checked when</b> it is not known whether the encounter is billable or which claim is
 * its own, a line of that day says by no code what it bills, a stay has no professional claim in
 * the chart, or encounters, procedures or claims are not offered.
 *
 * <p><b>Leaves to</b> {@code encounter-not-billed} encounters without any claim, to {@link
 * ProcedureUncoded} what has no code.
 *
 * <p><b>Source</b>: Medicare Claims Processing Manual, chapter 26, section 10.4, item 24D; chapter
 * 25 (procedures of a stay).
 */
final class ProcedureNotBilled implements WalkingRule {
  static final String ID = "procedure-not-billed";

  private final Fault fault =
      new Fault(
          ID,
          Severity.WARNING,
          Set.of(Audience.CLINICIAN, Audience.BILLING),
          Source.of(
              "Medicare Claims Processing Manual (CMS Pub. 100-04)",
              "chapter 26, 10.4, item 24D; chapter 25"),
          ProcedureNotBilled.class);
  private final CodeSets codes;
  private final Set<String> noChargeTypes;

  ProcedureNotBilled(CodeSets codes, Set<String> noChargeTypes) {
    this.codes = codes;
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
        ProcedureNotBilled::isBilledByItself,
        (encounter, done, claims) -> judge(chart, encounter, done, claims));
  }

  private static boolean isBilledByItself(Procedure procedure) {
    for (Coding coding : ServiceCode.codings(procedure.code())) {
      String bare = ServiceCode.bare(coding);
      if (!ServiceCode.isCountedOnly(bare) && ServiceCode.kind(bare) != ServiceCode.Kind.VISIT) {
        return true;
      }
    }
    return false;
  }

  private List<Outcome> judge(
      Chart chart, Encounter encounter, List<Procedure> done, List<Claim> claims) {
    if (claims.isEmpty()) {
      return List.of();
    }
    BilledServices billed = new BilledServices(chart, claims);
    Map<String, List<Procedure>> unbilled = new LinkedHashMap<>();
    for (Procedure one : done) {
      if (!billed.include(one)) {
        String code = ServiceCode.bare(ServiceCode.codings(one.code()).get(0));
        unbilled.computeIfAbsent(code, unused -> new ArrayList<>(1)).add(one);
      }
    }
    List<Outcome> outcomes = new ArrayList<>(unbilled.size());
    unbilled.forEach(
        (code, procedures) ->
            outcome(chart, encounter, claims, billed, procedures).ifPresent(outcomes::add));
    return outcomes;
  }

  private Optional<Outcome> outcome(
      Chart chart,
      Encounter encounter,
      List<Claim> claims,
      BilledServices billed,
      List<Procedure> unbilled) {
    boolean stay = CareSetting.isInpatient(encounter);
    Procedure first = unbilled.get(0);
    Coding coding = ServiceCode.codings(first.code()).get(0);
    if (coding.is(CodeSystem.ICD10PCS)) {
      return stay && claims.stream().anyMatch(ProcedureNotBilled::isOfHospital)
          ? Optional.of(finding(encounter, coding, unbilled, claims))
          : Optional.empty();
    }
    if (stay && claims.stream().allMatch(ProcedureNotBilled::isOfHospital)) {
      return Optional.of(fault.notChecked(encounter.reference(), Cause.AMBIGUOUS, "Claim.type"));
    }
    return billed.lines().stream()
        .filter(line -> line.services().isEmpty() && line.line().revenue().isEmpty())
        .filter(line -> line.served(chart).mayOverlap(first.performed()))
        .findFirst()
        .<Outcome>map(
            line ->
                fault.notChecked(
                    line.bill().reference(),
                    Cause.ELEMENT_MISSING,
                    line.element("productOrService")))
        .or(() -> Optional.of(finding(encounter, coding, unbilled, claims)));
  }

  private static boolean isOfHospital(Claim claim) {
    return claim.type().filter("institutional"::equals).isPresent();
  }

  private Outcome finding(
      Encounter encounter, Coding coding, List<Procedure> unbilled, List<Claim> claims) {
    String code = ServiceCode.bare(coding);
    List<Evidence> proof = new ArrayList<>(DoneProcedures.evidence(unbilled));
    claims.forEach(claim -> proof.add(new Evidence(claim.reference(), "Claim.item")));
    return fault
        .finding(
            encounter.reference(),
            code,
            "Encounter",
            CodeName.of(codes, ServiceCode.system(code), coding))
        .provenBy(proof);
  }
}
