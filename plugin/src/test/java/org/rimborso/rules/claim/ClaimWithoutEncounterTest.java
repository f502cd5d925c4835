package org.rimborso.rules.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rimborso.rule.RuleCases.says;
import static org.rimborso.rule.RuleCases.silent;
import static org.rimborso.rule.RuleCases.withoutClaims;
import static org.rimborso.rule.SampleChart.chart;
import static org.rimborso.rule.SampleChart.days;
import static org.rimborso.rule.SampleChart.on;
import static org.rimborso.rule.SampleChart.ref;
import static org.rimborso.rule.SampleChart.since;
import static org.rimborso.rule.SampleClaim.claim;
import static org.rimborso.rule.SampleEncounter.encounter;

import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rimborso.chart.Cause;
import org.rimborso.chart.Period;
import org.rimborso.rule.Evidence;
import org.rimborso.rule.Finding;
import org.rimborso.rule.Rule;
import org.rimborso.rule.RuleCases;

class ClaimWithoutEncounterTest implements RuleCases {
  private static final String FOUND = "claim-without-encounter:Claim/c1";

  @Override
  public Rule rule() {
    return new ClaimWithoutEncounter();
  }

  @Override
  public Stream<Case> cases() {
    return Stream.of(
        says("no visit at all", chart(claim("c1").line().build()), FOUND),
        says(
            "a visit of another day",
            chart(encounter("e1").period(on("2026-11-03")).build(), claim("c1").line().build()),
            FOUND),
        silent("a visit of that day", chart(encounter("e1").build(), claim("c1").line().build())),
        silent(
            "a stay around it",
            chart(
                encounter("e1").period(days("2026-11-01", "2026-11-05")).build(),
                claim("c1").line().build())),
        silent(
            "open since before",
            chart(
                encounter("e1").status("in-progress").period(since("2026-11-01")).build(),
                claim("c1").line().build())),
        says(
            "a cancelled visit",
            chart(encounter("e1").status("cancelled").build(), claim("c1").line().build()),
            FOUND),
        silent("it names a visit, be it missing", chart(claim("c1").line("Encounter/e9").build())),
        silent("a pharmacy", chart(claim("c1").type("pharmacy").line().build())),
        silent("cancelled", chart(claim("c1").status("cancelled").line().build())),
        says(
            "two claims of one day miss one visit",
            chart(claim("c1").line().build(), claim("c2").type("institutional").line().build()),
            FOUND),
        says(
            "claims of two days miss two",
            chart(
                claim("c1").line().build(), claim("c2").billable(on("2026-10-02")).line().build()),
            FOUND,
            "claim-without-encounter:Claim/c2"),
        says(
            "no dates",
            chart(claim("c1").billable(Period.UNKNOWN).line().build()),
            "? Claim/c1 element-missing Claim.billablePeriod"),
        says(
            "a visit without dates may be it",
            chart(encounter("e1").period(Period.UNKNOWN).build(), claim("c1").line().build()),
            "? Claim/c1 element-missing Encounter.period"),
        says(
            "visits were not all read",
            chart(claim("c1").line().build()).without("Encounter", Cause.LIST_INCOMPLETE),
            "? chart list-incomplete Encounter"),
        says(
            "one visit could not be read",
            chart(claim("c1").line().build()).unreadable("Encounter/e9", "Encounter"),
            "? Encounter/e9 unreadable Encounter"),
        says(
            "the claim could not be read whole",
            chart(claim("c1").line().build()).unreadable("Claim/c1", "Claim.item[0].encounter"),
            "? Claim/c1 unreadable Claim.item[0].encounter"),
        withoutClaims());
  }

  @Test
  void check_twoClaims_areBothNamed() {
    Finding finding = only(chart(claim("c1").line().build(), claim("c2").line().build()));
    assertThat(finding.evidence()).containsExactly(new Evidence(ref("Claim/c2"), "Claim.item"));
    assertThat(finding.message().in(Locale.ENGLISH)).contains("2 Nov 2026");
  }
}
