package org.rimborso.rules.claim;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.rimborso.chart.Cause;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Claim;
import org.rimborso.chart.Encounter;
import org.rimborso.chart.PartialDate;
import org.rimborso.chart.Served;
import org.rimborso.rule.Audience;
import org.rimborso.rule.Evidence;
import org.rimborso.rule.Fault;
import org.rimborso.rule.Need;
import org.rimborso.rule.Needs;
import org.rimborso.rule.Outcome;
import org.rimborso.rule.Parameter;
import org.rimborso.rule.Severity;
import org.rimborso.rule.Source;
import org.rimborso.rule.Walk;
import org.rimborso.rule.WalkingRule;

/**
 * <b>Fires when</b> a claim is still a draft more than three days after the end of its encounters
 * (parameter {@code draft-days}); a claim that names none counts from the end of its services.
 * Silent while an encounter goes on, and on restricted ones.
 *
 * <p><b>Not checked when</b> neither encounters nor claim tell an end, or claims are not offered.
 *
 * <p><b>Leaves to</b> {@code claim-filing-deadline} once the payer's limit is near.
 *
 * <p><b>Source</b>: 42 CFR 424.44, time limits for filing claims; the days are the site's own.
 */
final class ClaimNotSubmitted implements WalkingRule {
  static final String ID = "claim-not-submitted";

  static final Parameter DRAFT =
      Parameter.of(ClaimNotSubmitted.class, ID, "draft-days", Parameter.Kind.DAYS, "3");

  private final Fault fault =
      new Fault(
          ID,
          Severity.WARNING,
          Set.of(Audience.BILLING),
          Source.of("42 CFR", "424.44, time limits for filing claims"),
          ClaimNotSubmitted.class);
  private final int draftDays;

  ClaimNotSubmitted(int draftDays) {
    this.draftDays = draftDays;
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
    return List.of(DRAFT);
  }

  @Override
  public List<Need> needs() {
    return Needs.resources("Claim");
  }

  @Override
  public Walk walk(Chart chart) {
    return fault.atMostOne(
        chart,
        chart.claimsInForce(),
        claim -> claim.status().equals("draft") ? judge(chart, claim) : Optional.empty());
  }

  private Optional<Outcome> judge(Chart chart, Claim claim) {
    List<Encounter> encounters = chart.encountersOf(claim);
    if (claim.isRestricted(chart) || encounters.stream().anyMatch(ClaimNotSubmitted::goesOn)) {
      return Optional.empty();
    }
    Optional<LocalDate> ended = ended(claim, encounters);
    if (ended.filter(day -> !chart.asOf().isAfter(day.plusDays(draftDays))).isPresent()) {
      return Optional.empty();
    }
    Optional<Outcome> unread = fault.unread(chart, claim.reference());
    if (unread.isPresent()) {
      return unread;
    }
    if (ended.isEmpty()) {
      return Optional.of(
          fault.notChecked(claim.reference(), Cause.ELEMENT_MISSING, "Claim.billablePeriod"));
    }
    return Optional.of(
        fault
            .finding(claim.reference(), "", "Claim.status", ended.get(), draftDays)
            .risking(claim.charge())
            .provenBy(
                encounters.stream()
                    .map(encounter -> new Evidence(encounter.reference(), "Encounter.period"))
                    .toList()));
  }

  private static boolean goesOn(Encounter encounter) {
    return !encounter.status().equals("finished")
        && !encounter.isVoid()
        && encounter.period().end().isEmpty();
  }

  /** The last day on which it may have ended; the claim's own where no encounter has one. */
  private static Optional<LocalDate> ended(Claim claim, List<Encounter> encounters) {
    Stream<PartialDate> ends =
        encounters.stream().flatMap(one -> one.period().end().or(one.period()::start).stream());
    return ends.map(PartialDate::last)
        .max(LocalDate::compareTo)
        .or(() -> Served.of(claim).end().or(Served.of(claim)::start).map(PartialDate::last));
  }
}
