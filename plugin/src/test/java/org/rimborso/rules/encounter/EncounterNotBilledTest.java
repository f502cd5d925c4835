package org.rimborso.rules.encounter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rimborso.rule.RuleCases.says;
import static org.rimborso.rule.RuleCases.silent;
import static org.rimborso.rule.SampleChart.benefit;
import static org.rimborso.rule.SampleChart.chart;
import static org.rimborso.rule.SampleChart.coverage;
import static org.rimborso.rule.SampleChart.days;
import static org.rimborso.rule.SampleChart.on;
import static org.rimborso.rule.SampleChart.party;
import static org.rimborso.rule.SampleChart.since;
import static org.rimborso.rule.SampleClaim.claim;
import static org.rimborso.rule.SampleEncounter.encounter;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rimborso.chart.Cause;
import org.rimborso.chart.Party;
import org.rimborso.chart.Period;
import org.rimborso.rule.Rule;
import org.rimborso.rule.RuleCases;
import org.rimborso.rule.SampleClaim;
import org.rimborso.rule.SamplePayers;
import org.rimborso.rule.Severity;

class EncounterNotBilledTest implements RuleCases {
  private static final String FOUND = "encounter-not-billed:Encounter/e1";
  private static final String AMBIGUOUS = "? Encounter/e1 ambiguous Claim.item.encounter";

  @Override
  public Rule rule() {
    return new EncounterNotBilled(5, SamplePayers.filingWithin(60), Set.of());
  }

  @Override
  public Stream<Case> cases() {
    return Stream.concat(claims(), dates());
  }

  private static Stream<Case> claims() {
    return Stream.of(
        says("no claim three weeks later", chart(encounter("e1").build()), FOUND),
        says(
            "the only claim that names it is cancelled",
            chart(
                encounter("e1").build(),
                claim("c1").status("cancelled").line("Encounter/e1").build()),
            FOUND),
        says(
            "a preauthorization is no claim",
            chart(
                encounter("e1").build(),
                claim("c1").use("preauthorization").line("Encounter/e1").build()),
            FOUND),
        says(
            "a claim of another visit",
            chart(
                encounter("e1").build(),
                encounter("e2").build(),
                claim("c1").line("Encounter/e2").build()),
            FOUND),
        says(
            "a claim of another day that names no visit",
            chart(encounter("e1").build(), claim("c1").billable(on("2026-10-01")).line().build()),
            FOUND),
        silent(
            "a claim that names it",
            chart(encounter("e1").build(), claim("c1").line("Encounter/e1").build())),
        silent(
            "a draft that names it",
            chart(
                encounter("e1").build(), claim("c1").status("draft").line("Encounter/e1").build())),
        silent(
            "a claim that names a part of it",
            chart(
                encounter("e1").build(),
                encounter("e2").partOf("e1").build(),
                claim("c1").line("Encounter/e2").build())),
        silent(
            "the one claim of that day and place that names no visit",
            chart(encounter("e1").build(), claim("c1").line().build())),
        silent(
            "a claim whose dates are only on its lines",
            chart(
                encounter("e1").build(),
                claim("c1").billable(Period.UNKNOWN).line(on("2026-11-02")).build())),
        says(
            "two such claims",
            chart(encounter("e1").build(), claim("c1").line().build(), claim("c2").line().build()),
            AMBIGUOUS),
        says(
            "a claim of that day from elsewhere that names no visit",
            chart(
                encounter("e1").build(),
                claim("c1").provider(party("Organization/o2")).line().build()),
            AMBIGUOUS),
        says(
            "a claim without any date may be its own",
            chart(
                encounter("e1").build(),
                claim("c1").provider(Party.UNKNOWN).billable(Period.UNKNOWN).line().build()),
            AMBIGUOUS),
        says(
            "an EOB names it: someone billed it, no Claim is here",
            chart(
                encounter("e1").build(),
                benefit(SampleClaim.benefit("b1").line("Encounter/e1").build())),
            "? Encounter/e1 ambiguous ExplanationOfBenefit.claim"),
        says(
            "the EHR offers no claims",
            chart(encounter("e1").build()).without("Claim", Cause.RESOURCE_NOT_OFFERED),
            "? chart resource-not-offered Claim"),
        says(
            "said once for many visits",
            chart(encounter("e1").build(), encounter("e2").build())
                .without("Claim", Cause.SCOPE_NOT_GRANTED),
            "? chart scope-not-granted Claim"),
        says(
            "a claim could not be read: it may be the one",
            chart(encounter("e1").build()).unreadable("Claim/c9", "Claim"),
            "? Claim/c9 unreadable Claim"),
        silent(
            "what was read proves it billed, whatever is missing",
            chart(encounter("e1").build(), claim("c1").line("Encounter/e1").build())
                .without("Claim", Cause.LIST_INCOMPLETE)));
  }

  private static Stream<Case> dates() {
    return Stream.of(
        silent(
            "the fifth day is within the lag",
            chart(encounter("e1").period(on("2026-11-18")).build())),
        says("the sixth is not", chart(encounter("e1").period(on("2026-11-17")).build()), FOUND),
        silent(
            "the lag runs from the last day",
            chart(encounter("e1").period(days("2026-11-01", "2026-11-20")).build())),
        silent("in progress", chart(encounter("e1").status("in-progress").build())),
        silent("restricted", chart(encounter("e1").labels("V").build())),
        says(
            "no dates",
            chart(encounter("e1").period(Period.UNKNOWN).build()),
            "? Encounter/e1 element-missing Encounter.period"),
        says(
            "no class",
            chart(encounter("e1").classCode("").build()),
            "? Encounter/e1 element-missing Encounter.class"),
        says(
            "its dates could not be read",
            chart(encounter("e1").build()).unreadable("Encounter/e1", "Encounter.period"),
            "? Encounter/e1 unreadable Encounter.period"));
  }

  @Test
  void check_finding_namesDayAndLag() {
    var finding = only(chart(encounter("e1").build()));

    assertThat(finding.message().in(Locale.ENGLISH)).contains("2026", "more than 5 days");
    assertThat(finding.message().in(Locale.ITALIAN)).contains("2026", "più di 5 giorni");
  }

  private Severity severity(String day, String coverage) {
    return only(chart(
            coverage(coverage, "active", since("2020-01-01")),
            encounter("e1").period(on(day)).build()))
        .severity();
  }

  @Test
  void check_filingLimitNearerThanThirtyDays_isAnError() {
    assertThat(severity("2026-10-24", "v1")).isEqualTo(Severity.WARNING);
    assertThat(severity("2026-10-23", "v1")).isEqualTo(Severity.ERROR);
    assertThat(severity("2026-01-05", "v1")).isEqualTo(Severity.ERROR);
    assertThat(severity("2026-01-05", "v9")).isEqualTo(Severity.WARNING);
  }
}
