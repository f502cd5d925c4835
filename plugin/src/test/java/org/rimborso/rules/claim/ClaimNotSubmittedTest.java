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
import org.rimborso.chart.Money;
import org.rimborso.chart.Period;
import org.rimborso.rule.Evidence;
import org.rimborso.rule.Finding;
import org.rimborso.rule.Rule;
import org.rimborso.rule.RuleCases;
import org.rimborso.rule.SampleClaim;

class ClaimNotSubmittedTest implements RuleCases {
  private static final String FOUND = "claim-not-submitted:Claim/c1";

  @Override
  public Rule rule() {
    return new ClaimNotSubmitted(3);
  }

  private static SampleClaim draft() {
    return claim("c1").status("draft").line("Encounter/e1");
  }

  @Override
  public Stream<Case> cases() {
    return Stream.of(
        says("a draft three weeks later", chart(encounter("e1").build(), draft().build()), FOUND),
        silent("sent", chart(encounter("e1").build(), claim("c1").line("Encounter/e1").build())),
        silent(
            "the third day is in time",
            chart(encounter("e1").period(on("2026-11-20")).build(), draft().build())),
        says(
            "the fourth is not",
            chart(encounter("e1").period(on("2026-11-19")).build(), draft().build()),
            FOUND),
        silent(
            "a stay counts from its end",
            chart(
                encounter("e1").period(days("2026-11-01", "2026-11-21")).build(), draft().build())),
        silent(
            "a stay that goes on",
            chart(
                encounter("e1").status("in-progress").period(since("2026-11-01")).build(),
                draft().build())),
        says(
            "no encounter: the claim's own days",
            chart(claim("c1").status("draft").line().build()),
            FOUND),
        says(
            "no day at all",
            chart(claim("c1").status("draft").billable(Period.UNKNOWN).line().build()),
            "? Claim/c1 element-missing Claim.billablePeriod"),
        silent("restricted claim", chart(encounter("e1").build(), draft().labels("R").build())),
        silent("restricted encounter", chart(encounter("e1").labels("V").build(), draft().build())),
        silent(
            "a preauthorization",
            chart(claim("c1").use("preauthorization").status("draft").line().build())),
        says(
            "its days could not be read",
            chart(claim("c1").status("draft").line().build())
                .unreadable("Claim/c1", "Claim.item[0].serviced"),
            "? Claim/c1 unreadable Claim.item[0].serviced"),
        withoutClaims());
  }

  @Test
  void check_finding_namesDayAndMoney() {
    Finding finding = only(chart(encounter("e1").build(), draft().total("50.00").build()));
    assertThat(finding.message().in(Locale.ENGLISH)).contains("2 Nov 2026", "more than 3 days");
    assertThat(finding.element()).isEqualTo("Claim.status");
    assertThat(finding.atRisk()).contains(Money.of("50.00", "USD"));
    assertThat(finding.evidence())
        .containsExactly(new Evidence(ref("Encounter/e1"), "Encounter.period"));
  }
}
