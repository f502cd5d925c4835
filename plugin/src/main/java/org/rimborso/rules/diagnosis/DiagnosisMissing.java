package org.rimborso.rules.diagnosis;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.rimborso.chart.Cause;
import org.rimborso.chart.Chart;
import org.rimborso.chart.ChartedEncounter;
import org.rimborso.chart.Claim;
import org.rimborso.chart.Condition;
import org.rimborso.chart.Encounter;
import org.rimborso.chart.EncounterClaims;
import org.rimborso.chart.Limitation;
import org.rimborso.chart.Money;
import org.rimborso.chart.Period;
import org.rimborso.chart.Reference;
import org.rimborso.rule.Audience;
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
 * <b>Fires when</b> a finished billable encounter has no diagnosis at all: none of its own, no
 * coded reason, no Condition that it names or that points at it, none on its claims or EOBs. Social
 * findings and refuted Conditions are no diagnoses.
 *
 * <p><b>Not checked when</b> the encounter's class is unknown, Conditions or claims are not fully
 * known, the encounter was not fully readable, or which claim is its own is ambiguous.
 *
 * <p><b>Leaves to</b> nobody.
 *
 * <p><b>Source</b>: Medicare Claims Processing Manual, chapter 26, section 10.4, item 21.
 */
public final class DiagnosisMissing implements WalkingRule {
  static final String ID = "diagnosis-missing";

  private final Fault fault =
      new Fault(
          ID,
          Severity.ERROR,
          Set.of(Audience.CLINICIAN, Audience.BILLING),
          Source.of(
              "Medicare Claims Processing Manual (CMS Pub. 100-04)", "chapter 26, 10.4, item 21"),
          DiagnosisMissing.class);
  private final Set<String> noChargeTypes;

  DiagnosisMissing(Set<String> noChargeTypes) {
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
    return Needs.resources("Encounter", "Condition", "Claim");
  }

  @Override
  public Walk walk(Chart chart) {
    return fault.each(
        chart, "Encounter", ChartedEncounter.in(chart), charted -> judge(chart, charted));
  }

  private List<Outcome> judge(Chart chart, ChartedEncounter charted) {
    Period.Answer billable = charted.billable(noChargeTypes);
    if (billable == Period.Answer.NO || hasDiagnosis(chart, charted)) {
      return List.of();
    }
    return List.of(
        billable == Period.Answer.UNKNOWN
            ? notChecked(charted.encounter(), Cause.ELEMENT_MISSING, charted.missingForBillable())
            : judgeBillable(chart, charted));
  }

  private Outcome judgeBillable(Chart chart, ChartedEncounter charted) {
    Encounter encounter = charted.encounter();
    Optional<Limitation> hidden =
        Stream.of("Condition", "Claim").flatMap(t -> chart.incomplete(t).stream()).findFirst();
    if (hidden.isPresent()) {
      return fault.notChecked(hidden.get());
    }
    Optional<Outcome> unread = fault.unread(chart, encounter.reference());
    if (unread.isPresent()) {
      return unread.get();
    }
    EncounterClaims claims = charted.claims();
    if (claims instanceof EncounterClaims.Ambiguous) {
      return notChecked(encounter, Cause.AMBIGUOUS, "Claim.item.encounter");
    }
    return fault
        .finding(encounter.reference(), "", "Encounter.diagnosis")
        .risking(atRisk(claims.certain()))
        .provenBy(
            claims.certain().stream()
                .map(claim -> new Evidence(claim.reference(), "Claim.diagnosis"))
                .toList());
  }

  private Outcome notChecked(Encounter encounter, Cause because, String missing) {
    return fault.notChecked(encounter.reference(), because, missing);
  }

  private static Optional<Money> atRisk(List<Claim> claims) {
    return claims.stream().allMatch(claim -> claim.charge().isPresent())
        ? Money.sum(claims.stream().flatMap(claim -> claim.charge().stream()).toList())
        : Optional.empty();
  }

  private static boolean hasDiagnosis(Chart chart, ChartedEncounter charted) {
    Encounter encounter = charted.encounter();
    for (Condition condition : charted.conditions()) {
      if (counts(condition)) {
        return true;
      }
    }
    for (Encounter.EncounterDiagnosis diagnosis : encounter.diagnoses()) {
      if (counts(chart, diagnosis.condition())) {
        return true;
      }
    }
    return encounter.reasons().stream().anyMatch(reason -> !reason.codings().isEmpty())
        || encounter.reasonReferences().stream()
            .anyMatch(r -> r.type().equals("Condition") && counts(chart, r))
        || Stream.concat(charted.claims().certain().stream(), charted.benefits().stream())
            .anyMatch(bill -> !bill.diagnoses().isEmpty());
  }

  /** A Condition that was not read may be anything, so it counts. */
  private static boolean counts(Chart chart, Reference condition) {
    return chart.find(condition, Condition.class).map(DiagnosisMissing::counts).orElse(true);
  }

  private static boolean counts(Condition condition) {
    return !condition.isRefuted() && !condition.isSocialFinding();
  }
}
