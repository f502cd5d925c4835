package org.rimborso.rules.encounter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rimborso.rule.RuleCases.says;
import static org.rimborso.rule.RuleCases.silent;
import static org.rimborso.rule.SampleChart.chart;
import static org.rimborso.rule.SampleChart.days;
import static org.rimborso.rule.SampleClaim.claim;
import static org.rimborso.rule.SampleEncounter.encounter;

import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rimborso.chart.Cause;
import org.rimborso.chart.Claim;
import org.rimborso.chart.Money;
import org.rimborso.rule.Finding;
import org.rimborso.rule.Rule;
import org.rimborso.rule.RuleCases;
import org.rimborso.rule.SampleChart;
import org.rimborso.rule.SampleEncounter;
import org.rimborso.rule.Severity;

class EncounterNoDispositionTest implements RuleCases {
  private static final String FOUND = "encounter-no-disposition:Encounter/e1";

  @Override
  public Rule rule() {
    return new EncounterNoDisposition();
  }

  private static SampleEncounter stay() {
    return encounter("e1").classCode("IMP").period(days("2026-11-02", "2026-11-05"));
  }

  @Override
  public Stream<Case> cases() {
    return Stream.of(
        says("a stay without", chart(stay().build()), FOUND),
        says("an acute one too", chart(stay().classCode("ACUTE").build()), FOUND),
        silent("with one", chart(stay().dischargedTo("home").build())),
        silent("under way", chart(stay().status("in-progress").build())),
        silent("a visit", chart(encounter("e1").build())),
        silent("an emergency visit", chart(encounter("e1").classCode("EMER").build())),
        silent("a part of a stay", chart(stay().partOf("e2").build())),
        says(
            "no class",
            chart(encounter("e1").classCode("").build()),
            "? Encounter/e1 element-missing Encounter.class"),
        silent(
            "no class, but a disposition",
            chart(encounter("e1").classCode("").dischargedTo("home").build())),
        says(
            "it could not be read",
            chart(stay().build()).unreadable("Encounter/e1", "Encounter.hospitalization"),
            "? Encounter/e1 unreadable Encounter.hospitalization"),
        says(
            "encounters are not offered",
            chart().without("Encounter", Cause.NOT_REACHED),
            "? chart not-reached Encounter"));
  }

  @Test
  void check_finding_pointsToTheElement() {
    Finding finding = only(chart(stay().build()));
    assertThat(finding.element()).isEqualTo("Encounter.hospitalization.dischargeDisposition");
    assertThat(finding.severity()).isEqualTo(Severity.ERROR);
  }

  @Test
  void check_claimsOfTheStay_tellTheMoneyAtRisk() {
    assertThat(atRisk(chart(stay().build(), bill("c1", "900.00"), bill("c2", "75.50"))))
        .contains(Money.of("975.50", "USD"));
    assertThat(atRisk(chart(stay().build(), claim("c1").line("Encounter/e1").build()))).isEmpty();
    assertThat(atRisk(chart(stay().build()))).isEmpty();
  }

  private static Claim bill(String id, String usd) {
    return claim(id).line("Encounter/e1").total(usd).build();
  }

  private Optional<Money> atRisk(SampleChart chart) {
    return only(chart).atRisk();
  }
}
