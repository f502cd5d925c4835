package org.rimborso.rules.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rimborso.rule.RuleCases.says;
import static org.rimborso.rule.RuleCases.silent;
import static org.rimborso.rule.RuleCases.withoutClaims;
import static org.rimborso.rule.SampleChart.chart;
import static org.rimborso.rule.SampleChart.days;
import static org.rimborso.rule.SampleChart.display;
import static org.rimborso.rule.SampleChart.on;
import static org.rimborso.rule.SampleClaim.claim;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rimborso.rule.Finding;
import org.rimborso.rule.Parameters;
import org.rimborso.rule.Rule;
import org.rimborso.rule.RuleCases;
import org.rimborso.rule.SampleChart;
import org.rimborso.rule.SampleClaim;
import org.rimborso.rule.SampleLists;
import org.rimborso.rule.SamplePayers;

class DiagnosisPoaMissingTest implements RuleCases {

  @Override
  public Rule rule() {
    return rule("");
  }

  @Override
  public Stream<Case> cases() {
    return Stream.of(
        says(
            "no word of it",
            chart(stay().diagnosis("E11.9").build()),
            "diagnosis-poa-missing:Claim/c1:E11.9"),
        says(
            "each diagnosis by itself",
            chart(stay().diagnosis("E11.9").diagnosis("E78.5").onAdmission("E11.21", "Y").build()),
            "diagnosis-poa-missing:Claim/c1:E11.9",
            "diagnosis-poa-missing:Claim/c1:E78.5"),
        silent("it says so", chart(stay().onAdmission("E11.9", "N").build())),
        silent("on the exempt list", chart(stay().diagnosis("Z79.4").build())),
        silent(
            "the admitting diagnosis has none",
            chart(stay().diagnosis("E11.9", "admitting").build())),
        silent(
            "nor has the reason for the visit",
            chart(stay().diagnosis("E11.9", "patientreasonforvisit").build())),
        silent(
            "another payer",
            chart(
                claim("c1")
                    .institutional("0111")
                    .billable(days("2026-03-02", "2026-03-05"))
                    .coverage(display("Northlight Health"))
                    .diagnosis("E11.9")
                    .build())),
        says(
            "another payer whose profile asks for it",
            chart(stay().coverage(display("Harbor Mutual")).diagnosis("E11.9").build()),
            "diagnosis-poa-missing:Claim/c1:E11.9"),
        silent(
            "a professional claim to Medicare",
            chart(
                claim("c1")
                    .billable(on("2026-03-02"))
                    .coverage(display("Medicare"))
                    .diagnosis("E11.9")
                    .build())),
        says(
            "not known whether a stay",
            chart(
                claim("c1")
                    .type("institutional")
                    .billable(on("2026-03-02"))
                    .coverage(display("Medicare"))
                    .diagnosis("E11.9")
                    .build()),
            "? Claim/c1 element-missing Claim.supportingInfo"),
        says(
            "no exempt list is of the day of discharge",
            chart(stay().billable(days("2026-09-28", "2026-10-01")).diagnosis("E11.9").build()),
            "? Claim/c1 code-set-not-loaded POA-exempt list 2026-10-01"),
        withoutClaims());
  }

  @Test
  void check_missing_pointsToTheElementThatLacks() {
    Finding finding = only(chart(stay().diagnosis("E11.9").build()));

    assertThat(finding.element()).isEqualTo("Claim.diagnosis[0].onAdmission");
  }

  @Test
  void check_hospitalThatTheSiteExempts_isSilent() {
    SampleChart chart = chart(stay().diagnosis("E11.9").build());

    assertThat(rule("Organization/o2, Organization/o1").check(chart.build())).isEmpty();
    assertThat(rule("Organization/o2").check(chart.build())).hasSize(1);
  }

  private static Rule rule(String exempt) {
    return new DiagnosisPoaMissing(
        new SampleLists()
            .list("poa-exempt", "FY2026", "2025-10-01", "2026-09-30", "Z794;;")
            .build(),
        Transition.of(Parameters.DEFAULTS),
        SamplePayers.wantingPresentOnAdmission(),
        new Parameters(Map.of("diagnosis-poa-missing.exempt-providers", exempt)));
  }

  private static SampleClaim stay() {
    return claim("c1")
        .institutional("0111")
        .billable(days("2026-03-02", "2026-03-05"))
        .coverage(display("Medicare"));
  }
}
