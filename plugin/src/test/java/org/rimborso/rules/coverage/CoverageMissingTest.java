package org.rimborso.rules.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rimborso.rule.RuleCases.says;
import static org.rimborso.rule.RuleCases.silent;
import static org.rimborso.rule.RuleCases.withoutClaims;
import static org.rimborso.rule.SampleChart.chart;
import static org.rimborso.rule.SampleChart.coverage;
import static org.rimborso.rule.SampleChart.display;
import static org.rimborso.rule.SampleChart.party;
import static org.rimborso.rule.SampleChart.ref;
import static org.rimborso.rule.SampleChart.since;
import static org.rimborso.rule.SampleClaim.claim;
import static org.rimborso.rule.SampleEncounter.encounter;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rimborso.chart.Cause;
import org.rimborso.chart.CodeableConcept;
import org.rimborso.chart.Coding;
import org.rimborso.chart.Coverage;
import org.rimborso.rule.Evidence;
import org.rimborso.rule.Finding;
import org.rimborso.rule.Rule;
import org.rimborso.rule.RuleCases;

class CoverageMissingTest implements RuleCases {
  private static final String NONE = "coverage-missing:Claim/c1";
  private static final String GONE = "coverage-missing:Claim/c1:v1";

  @Override
  public Rule rule() {
    return new CoverageMissing();
  }

  private static Coverage selfPay() {
    CodeableConcept pay =
        new CodeableConcept(
            List.of(
                new Coding(
                    "http://terminology.hl7.org/CodeSystem/coverage-selfpay",
                    "pay",
                    Optional.empty())),
            Optional.empty());
    return coverage("v9", "active", since("2026-01-01"), pay);
  }

  @Override
  public Stream<Case> cases() {
    return Stream.of(
        says("no insurance", chart(claim("c1").line().build()), NONE),
        says(
            "a coverage that is not there",
            chart(claim("c1").coverage(party("Coverage/v1")).build()),
            GONE),
        says(
            "the same one twice is one defect",
            chart(
                claim("c1").coverage(party("Coverage/v1")).build(),
                claim("c2").coverage(party("Coverage/v1")).build()),
            GONE),
        silent(
            "it is there",
            chart(
                coverage("v1", "active", since("2026-01-01")),
                claim("c1").coverage(party("Coverage/v1")).build())),
        silent("the patient pays", chart(selfPay(), claim("c1").line().build())),
        says(
            "the patient pays, but an insurance is in force",
            chart(
                selfPay(),
                coverage("v1", "active", since("2026-01-01")),
                claim("c1").line().build()),
            NONE),
        silent("restricted", chart(claim("c1").labels("R").line().build())),
        silent(
            "restricted visit",
            chart(encounter("e1").labels("V").build(), claim("c1").line("Encounter/e1").build())),
        silent("cancelled", chart(claim("c1").status("cancelled").line().build())),
        says(
            "text only",
            chart(claim("c1").coverage(display("Medicaid")).build()),
            "? Claim/c1 element-missing Claim.insurance[0].coverage"),
        says(
            "coverages are not offered",
            chart(claim("c1").coverage(party("Coverage/v1")).build())
                .without("Coverage", Cause.SCOPE_NOT_GRANTED),
            "? Claim/c1 scope-not-granted Coverage/v1"),
        says(
            "no insurance, and self-pay is not known",
            chart(claim("c1").line().build()).without("Coverage", Cause.SCOPE_NOT_GRANTED),
            "? Claim/c1 scope-not-granted Coverage"),
        says(
            "its insurance could not be read",
            chart(claim("c1").line().build()).unreadable("Claim/c1", "Claim.insurance"),
            "? Claim/c1 unreadable Claim.insurance"),
        withoutClaims());
  }

  @Test
  void check_danglingReference_namesTheOtherClaims() {
    Finding finding =
        only(
            chart(
                claim("c1").coverage(party("Coverage/v1")).build(),
                claim("c2").coverage(party("Coverage/v1")).build()));
    assertThat(finding.element()).isEqualTo("Claim.insurance[0].coverage");
    assertThat(finding.message().in(Locale.ENGLISH)).contains("Coverage/v1");
    assertThat(finding.evidence())
        .containsExactly(new Evidence(ref("Claim/c2"), "Claim.insurance[0].coverage"));
  }
}
