package org.rimborso.rules.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rimborso.rule.RuleCases.says;
import static org.rimborso.rule.RuleCases.silent;
import static org.rimborso.rule.RuleCases.withoutClaims;
import static org.rimborso.rule.SampleChart.chart;
import static org.rimborso.rule.SampleClaim.claim;
import static org.rimborso.rules.procedure.SampleLine.DAY;
import static org.rimborso.rules.procedure.SampleLine.billed;
import static org.rimborso.rules.procedure.SampleLine.line;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rimborso.codes.CodeSystem;
import org.rimborso.rule.Finding;
import org.rimborso.rule.Rule;
import org.rimborso.rule.RuleCases;
import org.rimborso.rule.SampleChart;
import org.rimborso.rule.SampleClaim;

class LineDuplicateTest implements RuleCases {
  private static final String FOUND = "line-duplicate:Claim/c1:G0439-1";

  @Override
  public Rule rule() {
    return new LineDuplicate();
  }

  @Override
  public Stream<Case> cases() {
    return Stream.of(
        says("the same line twice", billed(line(1, "G0439"), line(2, "G0439")), FOUND),
        says("three times is one defect", three(), FOUND),
        says(
            "modifiers in another order are the same",
            billed(line(1, "G0439").modified("LT", "59"), line(2, "G0439").modified("59", "LT")),
            FOUND),
        says("spelled in another way", billed(line(1, "G0439"), line(2, "g0439")), FOUND),
        silent("another code", billed(line(1, "G0439"), line(2, "G0008"))),
        silent("another day", billed(line(1, "G0439"), line(2, "G0439").on(DAY.plusDays(1)))),
        silent("another modifier", billed(line(1, "G0439"), line(2, "G0439").modified("59"))),
        silent("another clinician", billed(line(1, "G0439").by(1), line(2, "G0439").by(2))),
        silent(
            "another department",
            billed(line(1, "G0439").revenue("0450"), line(2, "G0439").revenue("0510"))),
        silent("said to be repeated", billed(line(1, "G0439"), line(2, "G0439").modified("76"))),
        silent(
            "both said to be repeated",
            billed(line(1, "G0439").modified("91"), line(2, "G0439").modified("91"))),
        silent(
            "codes that no payer counts",
            billed(
                SampleLine.uncoded(1).code(CodeSystem.SNOMED, "1"),
                SampleLine.uncoded(2).code(CodeSystem.SNOMED, "1"))),
        silent("cancelled", chart(doubled(claim("c1").status("cancelled")).build())),
        says(
            "lines of several days: each may be another one",
            billed(
                line(1, "G0439").on(SampleLine.threeDays()),
                line(2, "G0439").on(SampleLine.threeDays())),
            "? Claim/c1 element-missing Claim.item[1].serviced"),
        says(
            "a modifier could not be read",
            chart(doubled(claim("c1")).build()).unreadable("Claim/c1", "Claim.item[1].modifier"),
            "? Claim/c1 unreadable Claim.item[1].modifier"),
        withoutClaims());
  }

  @Test
  void check_threeTimes_risksWhatIsTooMuch() {
    Finding finding = only(three());

    assertThat(finding.element()).isEqualTo("Claim.item[1].productOrService");
    assertThat(finding.atRisk().orElseThrow().plain()).isEqualTo("120.00");
  }

  private static SampleChart three() {
    return chart(doubled(claim("c1")).line(line(3, "G0439").build()).build());
  }

  private static SampleClaim doubled(SampleClaim claim) {
    return claim.line(line(1, "G0439").build()).line(line(2, "G0439").build());
  }
}
