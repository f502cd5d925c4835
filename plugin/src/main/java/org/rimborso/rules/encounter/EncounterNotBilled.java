package org.rimborso.rules.encounter;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rimborso.chart.Cause;
import org.rimborso.chart.Chart;
import org.rimborso.chart.ChartedEncounter;
import org.rimborso.chart.Encounter;
import org.rimborso.chart.EncounterClaims;
import org.rimborso.chart.Limitation;
import org.rimborso.chart.PartialDate;
import org.rimborso.chart.Period;
import org.rimborso.payer.FilingClock;
import org.rimborso.payer.Payers;
import org.rimborso.rule.Audience;
import org.rimborso.rule.Fault;
import org.rimborso.rule.Finding;
import org.rimborso.rule.Need;
import org.rimborso.rule.Needs;
import org.rimborso.rule.Outcome;
import org.rimborso.rule.Parameter;
import org.rimborso.rule.Severity;
import org.rimborso.rule.Source;
import org.rimborso.rule.Walk;
import org.rimborso.rule.WalkingRule;

/**
 * <b>Fires when</b> a finished, billable encounter has no claim after the site's charge-lag limit
 * (parameter {@code charge-lag-days}, default 5, counted from its last day): warning; error once
 * fewer than 30 days are left to its payer's filing limit. A draft is a claim.
 *
 * <p><b>Not checked when</b> claims are not fully known (an EHR without Claim search), the
 * encounter's class or dates are unknown, a claim of that day names no encounter, or only an EOB
 * names it.
 *
 * <p><b>Leaves to</b> {@code claim-filing-deadline} once that speaks of the encounter.
 *
 * <p><b>Source</b>: 42 CFR 424.44, time limits for filing claims; the lag is the site's own.
 */
final class EncounterNotBilled implements WalkingRule {
  static final String ID = "encounter-not-billed";

  static final Parameter LAG =
      Parameter.of(EncounterNotBilled.class, ID, "charge-lag-days", Parameter.Kind.DAYS, "5");
  private static final int NEAR_DAYS = 30;

  private final Fault fault =
      new Fault(
          ID,
          Severity.WARNING,
          Set.of(Audience.CLINICIAN, Audience.BILLING),
          Source.of("42 CFR", "424.44, time limits for filing claims"),
          EncounterNotBilled.class);
  private final int lagDays;
  private final Payers payers;
  private final Set<String> noChargeTypes;

  EncounterNotBilled(int lagDays, Payers payers, Set<String> noChargeTypes) {
    this.lagDays = lagDays;
    this.payers = payers;
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
  public List<Parameter> parameters() {
    return List.of(LAG);
  }

  @Override
  public List<Need> needs() {
    return Needs.resources("Encounter", "Claim");
  }

  @Override
  public Walk walk(Chart chart) {
    FilingClock clock = new FilingClock(payers, chart);
    return fault.atMostOne(
        chart,
        "Encounter",
        ChartedEncounter.in(chart),
        charted ->
            judge(chart, charted).map(outcome -> weighed(outcome, clock.of(charted.encounter()))));
  }

  private Optional<Outcome> judge(Chart chart, ChartedEncounter charted) {
    Encounter encounter = charted.encounter();
    Period.Answer billable = charted.billable(noChargeTypes);
    if (billable == Period.Answer.NO) {
      return Optional.empty();
    }
    EncounterClaims claims = charted.claims();
    Optional<LocalDate> ended =
        encounter.period().end().or(encounter.period()::start).map(PartialDate::last);
    boolean inTime = ended.filter(d -> !chart.asOf().isAfter(d.plusDays(lagDays))).isPresent();
    if (inTime || !claims.certain().isEmpty()) {
      return Optional.empty();
    }
    Optional<Limitation> hidden = chart.incomplete("Claim");
    if (hidden.isPresent()) {
      return Optional.of(fault.notChecked(hidden.get()));
    }
    Optional<Outcome> unread = fault.unread(chart, encounter.reference());
    if (unread.isPresent()) {
      return unread;
    }
    if (ended.isEmpty()) {
      return notChecked(encounter, Cause.ELEMENT_MISSING, "Encounter.period");
    }
    if (billable == Period.Answer.UNKNOWN) {
      return notChecked(encounter, Cause.ELEMENT_MISSING, charted.missingForBillable());
    }
    if (claims instanceof EncounterClaims.Ambiguous) {
      return notChecked(encounter, Cause.AMBIGUOUS, "Claim.item.encounter");
    }
    if (!charted.benefits().isEmpty()) {
      return notChecked(encounter, Cause.AMBIGUOUS, "ExplanationOfBenefit.claim");
    }
    return Optional.of(fault.finding(encounter.reference(), "", "Encounter", ended.get(), lagDays));
  }

  /** A limit that is not known, or far away, makes nothing worse. */
  private static Outcome weighed(Outcome outcome, FilingClock.Answer answer) {
    return outcome instanceof Finding finding
            && answer instanceof FilingClock.Until until
            && until.daysLeft() < NEAR_DAYS
        ? finding.weighing(Severity.ERROR)
        : outcome;
  }

  private Optional<Outcome> notChecked(Encounter encounter, Cause because, String missing) {
    return Optional.of(fault.notChecked(encounter.reference(), because, missing));
  }
}
