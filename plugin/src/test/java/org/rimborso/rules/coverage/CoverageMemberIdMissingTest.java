package org.rimborso.rules.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rimborso.rule.RuleCases.says;
import static org.rimborso.rule.RuleCases.silent;
import static org.rimborso.rule.RuleCases.withoutClaims;
import static org.rimborso.rule.SampleChart.chart;
import static org.rimborso.rule.SampleChart.display;
import static org.rimborso.rule.SampleChart.on;
import static org.rimborso.rule.SampleChart.party;
import static org.rimborso.rule.SampleChart.ref;
import static org.rimborso.rule.SampleChart.since;
import static org.rimborso.rule.SampleClaim.claim;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rimborso.chart.CodeableConcept;
import org.rimborso.chart.Coverage;
import org.rimborso.rule.Evidence;
import org.rimborso.rule.Finding;
import org.rimborso.rule.Rule;
import org.rimborso.rule.RuleCases;
import org.rimborso.rule.SampleChart;

class CoverageMemberIdMissingTest implements RuleCases {
  private static final String FOUND = "coverage-member-id-missing:Claim/c1:v1";

  @Override
  public Rule rule() {
    return new CoverageMemberIdMissing();
  }

  private static Coverage of(String payor, String memberId) {
    return new Coverage(
        ref("Coverage/v1"),
        Optional.of(SampleChart.PATIENT),
        "active",
        CodeableConcept.EMPTY,
        since("2010-01-01"),
        List.of(display(payor)),
        Optional.of(memberId).filter(text -> !text.isEmpty()),
        OptionalInt.of(1));
  }

  private static SampleChart billed(Coverage coverage) {
    return chart(coverage, claim("c1").coverage(party("Coverage/v1")).line().build());
  }

  @Override
  public Stream<Case> cases() {
    return Stream.of(
        says("no id", billed(of("Harbor Mutual", "")), FOUND),
        says("a blank one", billed(of("Harbor Mutual", " ")), FOUND),
        silent("any id", billed(of("Harbor Mutual", "M-1"))),
        says("Medicare's has a form", billed(of("Medicare", "M-1")), FOUND),
        silent("which this has", billed(of("Medicare", "1EG4-TE5-MK73"))),
        silent(
            "Medicare Advantage numbers its own members", billed(of("Medicare Advantage", "M-1"))),
        silent(
            "before 2020 older numbers were in use",
            chart(
                of("Medicare", "M-1"),
                claim("c1")
                    .coverage(party("Coverage/v1"))
                    .billable(on("2019-12-31"))
                    .line()
                    .build())),
        says(
            "two claims, one coverage, one defect",
            billed(of("Harbor Mutual", ""))
                .with(claim("c2").coverage(party("Coverage/v1")).line().build()),
            FOUND),
        silent("no claim names it", chart(of("Harbor Mutual", ""))),
        says(
            "text only",
            chart(claim("c1").coverage(display("Medicaid")).build()),
            "? Claim/c1 element-missing Claim.insurance[0].coverage"),
        says(
            "not in the chart",
            chart(claim("c1").coverage(party("Coverage/v1")).build()),
            "? Claim/c1 element-missing Coverage/v1"),
        says(
            "its id could not be read",
            billed(of("Harbor Mutual", "")).unreadable("Coverage/v1", "Coverage.subscriberId"),
            "? Coverage/v1 unreadable Coverage.subscriberId"),
        withoutClaims());
  }

  @Test
  void check_wrongForm_hasItsOwnWords() {
    Finding form = only(billed(of("Medicare", "M-1")));
    assertThat(form.message().in(Locale.ENGLISH))
        .contains("Medicare", "form")
        .doesNotContain("M-1");
    assertThat(form.evidence())
        .containsExactly(new Evidence(ref("Coverage/v1"), "Coverage.subscriberId"));
  }
}
