package com.example.harbor;

import static org.rimborso.rule.RuleCases.says;
import static org.rimborso.rule.RuleCases.silent;
import static org.rimborso.rule.RuleCases.withoutClaims;
import static org.rimborso.rule.SampleChart.chart;
import static org.rimborso.rule.SampleChart.days;
import static org.rimborso.rule.SampleChart.on;
import static org.rimborso.rule.SampleClaim.claim;

import java.util.stream.Stream;
import org.rimborso.chart.Period;
import org.rimborso.rule.Rule;
import org.rimborso.rule.RuleCases;

/** Our own cases; what every rule keeps is tested with them (RuleContract). */
class ServedOnSundayTest implements RuleCases {
  private static final String FOUND = "harbor-served-on-sunday:Claim/c1";

  @Override
  public Rule rule() {
    return new ServedOnSunday();
  }

  @Override
  public Stream<Case> cases() {
    return Stream.of(
        says("a Sunday", chart(claim("c1").billable(on("2026-11-22")).build()), FOUND),
        silent("the Monday after", chart(claim("c1").billable(on("2026-11-23")).build())),
        silent(
            "days that end on a Sunday",
            chart(claim("c1").billable(days("2026-11-20", "2026-11-22")).build())),
        silent(
            "a cancelled claim",
            chart(claim("c1").status("cancelled").billable(on("2026-11-22")).build())),
        says(
            "no day is told",
            chart(claim("c1").billable(Period.UNKNOWN).build()),
            "? Claim/c1 element-missing Claim.billablePeriod.start"),
        withoutClaims());
  }
}
