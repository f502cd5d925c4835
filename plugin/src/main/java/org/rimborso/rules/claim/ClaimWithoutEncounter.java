package org.rimborso.rules.claim;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rimborso.chart.BillInForce;
import org.rimborso.chart.Cause;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Claim;
import org.rimborso.chart.Encounter;
import org.rimborso.chart.Limitation;
import org.rimborso.chart.Period;
import org.rimborso.chart.Served;
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
 * <b>Fires when</b> no line of a claim names an encounter and none of the patient's encounters
 * shares a day with its services. Claims for the same days miss the same encounter: one finding, at
 * the first. Pharmacies need no visit: their claims are silent.
 *
 * <p><b>Not checked when</b> encounters are not fully known, an encounter without dates may be the
 * one, the claim has no dates, or claims are not offered.
 *
 * <p><b>Leaves to</b> {@code claim-date-outside-encounter} claims that name an encounter.
 *
 * <p><b>Source</b>: 42 CFR 424.5(a)(6), sufficient information; Medicare Claims Processing Manual,
 * chapter 26, section 10.4, item 24A.
 */
final class ClaimWithoutEncounter implements WalkingRule {
  static final String ID = "claim-without-encounter";

  private final Fault fault =
      new Fault(
          ID,
          Severity.WARNING,
          Set.of(Audience.BILLING),
          Source.of("42 CFR", "424.5(a)(6), sufficient information to determine payment"),
          ClaimWithoutEncounter.class);

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
    Map<Period, List<Claim>> unnamed = new LinkedHashMap<>();
    for (BillInForce standing : chart.standing()) {
      Claim claim = standing.bill();
      if (standing.named().isEmpty()
          && !claim.isFromBenefit()
          && claim.type().filter("pharmacy"::equals).isEmpty()) {
        unnamed.computeIfAbsent(Served.of(claim), days -> new ArrayList<>(1)).add(claim);
      }
    }
    return fault.atMostOne(
        chart,
        "Claim",
        unnamed.entrySet(),
        entry -> judge(chart, entry.getKey(), entry.getValue()));
  }

  private Optional<Outcome> judge(Chart chart, Period served, List<Claim> claims) {
    Claim first = claims.get(0);
    List<Encounter> encounters =
        chart.encounters().stream().filter(encounter -> !encounter.isVoid()).toList();
    if (!served.isUnknown() && encounters.stream().anyMatch(one -> covers(one.period(), served))) {
      return Optional.empty();
    }
    Optional<Outcome> unread = fault.unread(chart, first.reference());
    if (unread.isPresent()) {
      return unread;
    }
    Optional<Limitation> hidden = chart.incomplete("Encounter");
    if (hidden.isPresent()) {
      return Optional.of(fault.notChecked(hidden.get()));
    }
    if (served.isUnknown()) {
      return notChecked(first, "Claim.billablePeriod");
    }
    return encounters.stream().anyMatch(one -> one.period().isUnknown())
        ? notChecked(first, "Encounter.period")
        : Optional.of(
            fault
                .finding(first.reference(), "", "Claim.item", Days.of(served))
                .risking(first.charge())
                .provenBy(
                    claims.stream()
                        .skip(1)
                        .map(claim -> new Evidence(claim.reference(), "Claim.item"))
                        .toList()));
  }

  private static boolean covers(Period encounter, Period served) {
    return !encounter.isUnknown() && encounter.mayOverlap(served);
  }

  private Optional<Outcome> notChecked(Claim claim, String missing) {
    return Optional.of(fault.notChecked(claim.reference(), Cause.ELEMENT_MISSING, missing));
  }
}
