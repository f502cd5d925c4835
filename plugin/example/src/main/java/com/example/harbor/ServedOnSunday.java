package com.example.harbor;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rimborso.chart.Cause;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Claim;
import org.rimborso.chart.PartialDate;
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
 * <b>Fires when</b> a claim's first day is a Sunday, on which Harbor Clinic is closed.
 *
 * <p><b>Not checked when</b> a claim tells no first day, or claims are not to be had.
 *
 * <p><b>Source</b>: the clinic's opening hours.
 */
final class ServedOnSunday implements WalkingRule {
  static final String ID = "harbor-served-on-sunday";

  private final Fault fault =
      new Fault(
          ID,
          Severity.WARNING,
          Set.of(Audience.BILLING),
          Source.of("Harbor Clinic, opening hours", "Since 2020"),
          ServedOnSunday.class);

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
    return Needs.resources("Claim");
  }

  @Override
  public Walk walk(Chart chart) {
    return fault.atMostOne(chart, chart.claims(), claim -> judge(chart, claim));
  }

  private Optional<Outcome> judge(Chart chart, Claim claim) {
    if (!claim.isLive()) {
      return Optional.empty();
    }
    Optional<LocalDate> first = claim.billablePeriod().start().flatMap(PartialDate::day);
    if (first.isEmpty()) {
      return Optional.of(
          fault.notChecked(claim.reference(), Cause.ELEMENT_MISSING, "Claim.billablePeriod.start"));
    }
    if (first.get().getDayOfWeek() != DayOfWeek.SUNDAY) {
      return Optional.empty();
    }
    return fault
        .unread(chart, claim.reference())
        .or(
            () ->
                Optional.of(
                    fault.finding(
                        claim.reference(), "", "Claim.billablePeriod.start", first.get())));
  }
}
