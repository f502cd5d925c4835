package org.rimborso.rules.claim;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rimborso.chart.BillInForce;
import org.rimborso.chart.Chart;
import org.rimborso.chart.ChartedEncounter;
import org.rimborso.chart.Claim;
import org.rimborso.chart.EncounterClaims;
import org.rimborso.chart.Money;
import org.rimborso.chart.Period;
import org.rimborso.chart.Progress;
import org.rimborso.chart.Reference;
import org.rimborso.payer.FilingClock;
import org.rimborso.payer.PayerTerm;
import org.rimborso.payer.Payers;
import org.rimborso.rule.Audience;
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
 * <b>Fires when</b> a claim in draft, rejected or without any answer, or a billable encounter that
 * no claim bills, has at most 30 days left to the payer's filing limit: warning; error from seven
 * days on and when it is past. Silent where a receipt (outcome queued) proves that the claim was
 * filed, on restricted claims, and where only the patient pays.
 *
 * <p><b>Not checked when</b> no profile tells the payer's limit ({@code policy-not-configured}),
 * the day of service is not known to the day, answers may be missing, the encounter's payer is not
 * known, or claims are not offered.
 *
 * <p><b>Leaves to</b> {@code coverage-missing} claims without any payer, to {@code
 * encounter-not-billed} the question whether an encounter is billed.
 *
 * <p><b>Source</b>: 42 CFR 424.44 for Medicare; for others their own limit as the payer profile
 * names it.
 */
final class ClaimFilingDeadline implements WalkingRule {
  static final String ID = "claim-filing-deadline";
  private static final int NEAR_DAYS = 30;
  private static final int URGENT_DAYS = 7;

  private final Fault fault =
      new Fault(
          ID,
          Severity.WARNING,
          Set.of(Audience.BILLING),
          Source.of("42 CFR", "424.44, time limits for filing claims"),
          ClaimFilingDeadline.class);
  private final Payers payers;
  private final Set<String> noChargeTypes;

  ClaimFilingDeadline(Payers payers, Set<String> noChargeTypes) {
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
  public List<Need> needs() {
    return Needs.profile(PayerTerm.FILING, "Claim", "Encounter");
  }

  /** A claim or an encounter that nobody filed is one defect, and this is its urgent side. */
  @Override
  public Set<String> beats() {
    return Set.of("claim-not-submitted", "encounter-not-billed");
  }

  @Override
  public Walk walk(Chart chart) {
    FilingClock clock = new FilingClock(payers, chart);
    return fault
        .atMostOne(chart, "Claim", chart.standing(), standing -> judge(chart, standing, clock))
        .and(
            Walk.over(
                ChartedEncounter.in(chart),
                charted ->
                    isUnbilled(chart, charted)
                        ? judge(
                                chart,
                                charted.encounter().reference(),
                                "Encounter.period",
                                Optional.empty(),
                                clock.of(charted.encounter()))
                            .stream()
                            .toList()
                        : List.of()));
  }

  private boolean isUnbilled(Chart chart, ChartedEncounter charted) {
    return charted.claims() instanceof EncounterClaims.None
        && charted.billable(noChargeTypes) == Period.Answer.YES
        && charted.benefits().isEmpty()
        && chart.incomplete("Claim").isEmpty();
  }

  private Optional<Outcome> judge(Chart chart, BillInForce standing, FilingClock clock) {
    Claim claim = standing.bill();
    Progress progress = standing.progress();
    if (progress == Progress.ADJUDICATED
        || progress == Progress.RECEIVED
        || claim.isFromBenefit()
        || standing.isRestricted()) {
      return Optional.empty();
    }
    Optional<Outcome> outcome =
        judge(chart, claim.reference(), "Claim.billablePeriod", claim.charge(), clock.of(claim));
    return progress == Progress.UNKNOWN && outcome.isPresent()
        ? Progress.hiddenAnswers(chart).map(fault::notChecked)
        : outcome;
  }

  private Optional<Outcome> judge(
      Chart chart,
      Reference focus,
      String element,
      Optional<Money> charge,
      FilingClock.Answer answer) {
    if (answer instanceof FilingClock.Unknown unknown) {
      return Optional.of(fault.notChecked(focus, unknown.because(), unknown.missing()));
    }
    if (answer instanceof FilingClock.Until until && until.daysLeft() <= NEAR_DAYS) {
      return fault
          .unread(chart, focus)
          .or(() -> Optional.of(finding(focus, element, until).risking(charge)));
    }
    return Optional.empty();
  }

  private Finding finding(Reference focus, String element, FilingClock.Until until) {
    boolean past = until.daysLeft() < 0;
    Finding finding =
        fault
            .finding(focus, "", element, until.payer(), until.lastDay(), until.daysLeft())
            .weighing(until.daysLeft() <= URGENT_DAYS ? Severity.ERROR : Severity.WARNING)
            .citing(
                new Source(
                    until.limit().source(),
                    "filing limit, " + until.payer(),
                    until.limit().from(),
                    Optional.empty()));
    return past
        ? finding
            .saying(fault.message("message-past", until.payer(), until.lastDay()))
            .advising(fault.message("next-past"))
        : finding;
  }
}
