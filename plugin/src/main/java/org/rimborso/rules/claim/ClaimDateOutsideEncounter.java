package org.rimborso.rules.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.rimborso.chart.BillInForce;
import org.rimborso.chart.CareSetting;
import org.rimborso.chart.Cause;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Claim;
import org.rimborso.chart.Encounter;
import org.rimborso.chart.Period;
import org.rimborso.chart.Reference;
import org.rimborso.payer.ChartPayers;
import org.rimborso.payer.Payers;
import org.rimborso.rule.Audience;
import org.rimborso.rule.Evidence;
import org.rimborso.rule.Fault;
import org.rimborso.rule.Finding;
import org.rimborso.rule.Need;
import org.rimborso.rule.Needs;
import org.rimborso.rule.Outcome;
import org.rimborso.rule.Severity;
import org.rimborso.rule.Source;
import org.rimborso.rule.Walk;
import org.rimborso.rule.WalkingRule;

/**
 * <b>Fires when</b> a line's service date is before the first or after the last day of an encounter
 * that the line names: error for inpatient institutional claims, else warning. Those may reach up
 * to three days before admission, or as many as the payer profile says. An open-ended encounter is
 * silent after its start.
 *
 * <p><b>Not checked when</b> dates are missing or too vague, the encounter is not in the chart, it
 * is unknown whether the claim is an inpatient one and that decides, or claims are not offered.
 *
 * <p><b>Leaves to</b> {@code encounter-period-impossible} encounters whose own dates cannot be.
 *
 * <p><b>Source</b>: Medicare Claims Processing Manual, chapter 26, section 10.4, item 24A; chapter
 * 3, section 40.3 (services before a stay).
 */
final class ClaimDateOutsideEncounter implements WalkingRule {
  static final String ID = "claim-date-outside-encounter";

  private final Fault fault =
      new Fault(
          ID,
          Severity.WARNING,
          Set.of(Audience.BILLING),
          Source.of(
              "Medicare Claims Processing Manual (CMS Pub. 100-04)",
              "chapter 26, 10.4, item 24A; chapter 3, 40.3"),
          ClaimDateOutsideEncounter.class);
  private final Payers payers;

  ClaimDateOutsideEncounter(Payers payers) {
    this.payers = payers;
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
    return Needs.resources("Claim", "Encounter");
  }

  @Override
  public Walk walk(Chart chart) {
    ChartPayers known = payers.in(chart);
    return fault.each(chart, "Claim", chart.standing(), standing -> judge(chart, standing, known));
  }

  private static int daysBefore(Claim claim, ChartPayers known) {
    return known
        .of(claim)
        .map(profile -> profile.requirements().paymentWindowDays())
        .orElse(OptionalInt.empty())
        .orElse(EncounterDays.USUAL_DAYS_BEFORE);
  }

  private List<Outcome> judge(Chart chart, BillInForce standing, ChartPayers known) {
    Claim claim = standing.bill();
    if (claim.isFromBenefit()) {
      return List.of();
    }
    Set<Reference> named = standing.named();
    CareSetting setting = standing.setting();
    int daysBefore = setting == CareSetting.OTHER ? 0 : daysBefore(claim, known);
    List<Outcome> outcomes = new ArrayList<>(0);
    for (Reference reference : named.size() > 1 ? new TreeSet<>(named) : named) {
      Optional<Encounter> encounter = encounter(standing, reference);
      if (encounter.isEmpty()) {
        outcomes.add(fault.absent(chart, claim.reference(), reference));
      } else if (!encounter.get().isImpossible(chart)) {
        EncounterDays days = new EncounterDays(encounter.get(), setting, daysBefore);
        judge(claim, encounter.get(), days, setting, named.size() == 1)
            .map(outcome -> readWhole(chart, claim, encounter.get()).orElse(outcome))
            .ifPresent(outcomes::add);
      }
    }
    return outcomes;
  }

  private static Optional<Encounter> encounter(BillInForce standing, Reference reference) {
    for (Encounter encounter : standing.encounters()) {
      if (encounter.reference().equals(reference)) {
        return Optional.of(encounter);
      }
    }
    return Optional.empty();
  }

  private Optional<Outcome> judge(
      Claim claim, Encounter encounter, EncounterDays days, CareSetting setting, boolean onlyOne) {
    List<Claim.Line> outside = new ArrayList<>(0);
    boolean vague = false;
    Period before = Period.UNKNOWN;
    Period.Answer answer = Period.Answer.UNKNOWN;
    for (Claim.Line line : claim.lines()) {
      if (line.encounters().contains(encounter.reference())) {
        boolean own = !line.serviced().isUnknown();
        if (!own || !line.serviced().equals(before)) {
          answer = days.hold(claim.serviced(line), own || onlyOne);
          before = line.serviced();
        }
        vague |= answer == Period.Answer.UNKNOWN;
        if (answer == Period.Answer.NO) {
          outside.add(line);
        }
      }
    }
    if (!outside.isEmpty()) {
      return Optional.of(finding(claim, encounter, setting, outside));
    }
    return vague
        ? Optional.of(
            fault.notChecked(claim.reference(), Cause.ELEMENT_MISSING, days.missing(claim)))
        : Optional.empty();
  }

  /** A date that was not readable may be the very one: then nothing was checked. */
  private Optional<Outcome> readWhole(Chart chart, Claim claim, Encounter encounter) {
    return fault
        .unread(chart, claim.reference())
        .or(() -> fault.unread(chart, encounter.reference()));
  }

  private Finding finding(
      Claim claim, Encounter encounter, CareSetting setting, List<Claim.Line> outside) {
    Claim.Line first = outside.get(0);
    String element =
        first.serviced().isUnknown()
            ? "Claim.billablePeriod"
            : "Claim.item[" + claim.lines().indexOf(first) + "].serviced";
    String lines =
        String.join(", ", outside.stream().map(line -> Integer.toString(line.sequence())).toList());
    return fault
        .finding(
            claim.reference(),
            encounter.reference().id(),
            element,
            lines,
            Days.of(claim.serviced(first)),
            Days.of(encounter.period()))
        .weighing(setting == CareSetting.INPATIENT ? Severity.ERROR : Severity.WARNING)
        .risking(Claim.net(outside).or(claim::charge))
        .provenBy(List.of(new Evidence(encounter.reference(), "Encounter.period")));
  }
}
