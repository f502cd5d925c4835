package org.rimborso.rules.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rimborso.rule.RuleCases.says;
import static org.rimborso.rule.RuleCases.silent;
import static org.rimborso.rule.RuleCases.withoutClaims;
import static org.rimborso.rule.SampleChart.chart;
import static org.rimborso.rule.SampleClaim.claim;
import static org.rimborso.rules.procedure.SampleLine.billed;
import static org.rimborso.rules.procedure.SampleLine.line;

import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rimborso.codes.CodeSystem;
import org.rimborso.rule.Finding;
import org.rimborso.rule.Rule;
import org.rimborso.rule.RuleCases;
import org.rimborso.rule.SampleClaim;

class LineWithoutDiagnosisTest implements RuleCases {
  private static final String FOUND = "line-without-diagnosis:Claim/c1";

  @Override
  public Rule rule() {
    return new LineWithoutDiagnosis();
  }

  @Override
  public Stream<Case> cases() {
    return Stream.of(
        says("a line that points nowhere", chart(bare(claim("c1")).build()), FOUND),
        says(
            "two lines are one defect",
            chart(bare(claim("c1")).line(line(2, "G0008").build()).build()),
            FOUND),
        silent(
            "it points",
            chart(
                claim("c1").diagnosis("E11.9").line(line(1, "G0439").pointing(1).build()).build())),
        silent("the claim has no diagnosis to point to", billed(line(1, "G0439"))),
        silent("institutional", chart(bare(claim("c1").type("institutional")).build())),
        silent("pharmacy", chart(bare(claim("c1").type("pharmacy")).build())),
        silent(
            "a line that stands for the encounter",
            chart(
                claim("c1")
                    .diagnosis("E11.9")
                    .line(SampleLine.uncoded(1).code(CodeSystem.SNOMED, "185345009").build())
                    .build())),
        silent("cancelled", chart(bare(claim("c1").status("cancelled")).build())),
        says(
            "a pointer could not be read",
            chart(bare(claim("c1")).build())
                .unreadable("Claim/c1", "Claim.item[0].diagnosisSequence"),
            "? Claim/c1 unreadable Claim.item[0].diagnosisSequence"),
        withoutClaims());
  }

  @Test
  void check_twoLines_listsThem() {
    Finding finding = only(chart(bare(claim("c1")).line(line(2, "G0008").build()).build()));

    assertThat(finding.message().in(Locale.ENGLISH))
        .isEqualTo("Lines 1, 2 point to no diagnosis of the claim.");
    assertThat(finding.element()).isEqualTo("Claim.item[0].diagnosisSequence");
    assertThat(finding.atRisk().orElseThrow().plain()).isEqualTo("120.00");
  }

  private static SampleClaim bare(SampleClaim claim) {
    return claim.diagnosis("E11.9").line(line(1, "G0439").build());
  }
}
