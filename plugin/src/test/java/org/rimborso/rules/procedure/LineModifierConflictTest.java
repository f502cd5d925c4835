package org.rimborso.rules.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rimborso.rule.RuleCases.says;
import static org.rimborso.rule.RuleCases.silent;
import static org.rimborso.rule.RuleCases.withoutClaims;
import static org.rimborso.rule.SampleChart.chart;
import static org.rimborso.rule.SampleChart.condition;
import static org.rimborso.rule.SampleClaim.claim;
import static org.rimborso.rules.procedure.SampleLine.line;

import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rimborso.rule.Finding;
import org.rimborso.rule.Rule;
import org.rimborso.rule.RuleCases;
import org.rimborso.rule.SampleChart;

class LineModifierConflictTest implements RuleCases {
  private static final String RIGHT_ANKLE = "S93.01XA";
  private static final String FOUND = "line-modifier-conflict:Claim/c1:line-1-";

  @Override
  public Rule rule() {
    return new LineModifierConflict(SampleLine.codeSets());
  }

  @Override
  public Stream<Case> cases() {
    return Stream.of(
        says("both sides", treating("E11.9", "LT", "RT"), FOUND + "LT-RT"),
        says("both parts", treating("E11.9", "26", "TC"), FOUND + "26-TC"),
        says("both sides and one", treating("E11.9", "50", "LT"), FOUND + "50-LT"),
        says("the other side than the diagnosis", treating(RIGHT_ANKLE, "LT"), FOUND + "LT"),
        says(
            "the side of a Condition that the claim names",
            chart(
                condition("d1", "", RIGHT_ANKLE),
                claim("c1")
                    .condition("d1")
                    .line(line(1, "G0439").modified("LT").pointing(1).build())
                    .build()),
            FOUND + "LT"),
        silent("the same side", treating(RIGHT_ANKLE, "RT")),
        silent("a diagnosis without a side", treating("E11.9", "LT")),
        silent("a diagnosis that nobody knows", treating("Z99.9", "LT")),
        silent(
            "a diagnosis that the line does not point to",
            chart(
                claim("c1")
                    .diagnosis(RIGHT_ANKLE)
                    .line(line(1, "G0439").modified("LT").build())
                    .build())),
        silent("no contradiction", treating("E11.9", "26", "LT")),
        silent(
            "cancelled",
            chart(
                claim("c1")
                    .status("cancelled")
                    .line(line(1, "G0439").modified("LT", "RT").build())
                    .build())),
        withoutClaims());
  }

  @Test
  void check_otherSide_namesTheDiagnosisAsEvidence() {
    Finding finding = only(treating(RIGHT_ANKLE, "LT"));

    assertThat(finding.message().in(Locale.ENGLISH))
        .isEqualTo("Line 1: modifier LT names the other side than the line’s diagnosis.");
    assertThat(finding.evidence())
        .extracting(e -> e.element())
        .containsExactly("Claim.diagnosis[0]");
  }

  private static SampleChart treating(String diagnosis, String... modifiers) {
    return chart(
        claim("c1")
            .diagnosis(diagnosis)
            .line(line(1, "G0439").modified(modifiers).pointing(1).build())
            .build());
  }
}
