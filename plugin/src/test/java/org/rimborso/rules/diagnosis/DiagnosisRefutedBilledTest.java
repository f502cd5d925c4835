package org.rimborso.rules.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rimborso.rule.RuleCases.says;
import static org.rimborso.rule.RuleCases.silent;
import static org.rimborso.rule.SampleChart.chart;
import static org.rimborso.rule.SampleChart.ref;
import static org.rimborso.rule.SampleClaim.claim;
import static org.rimborso.rules.diagnosis.DoubtedCases.stated;

import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rimborso.rule.Evidence;
import org.rimborso.rule.Finding;
import org.rimborso.rule.Rule;
import org.rimborso.rule.RuleCases;
import org.rimborso.rule.SampleCodes;

class DiagnosisRefutedBilledTest implements RuleCases {

  @Override
  public Rule rule() {
    return new DiagnosisRefutedBilled(SampleCodes.codeSets());
  }

  @Override
  public Stream<Case> cases() {
    return Stream.concat(
        DoubtedCases.of(DiagnosisRefutedBilled.ID, "refuted"),
        Stream.of(
            says(
                "entered in error",
                chart(
                    stated("d1", "", "E11.9", "entered-in-error"),
                    claim("c1").condition("d1").build()),
                "diagnosis-refuted-billed:Claim/c1:E11.9"),
            silent(
                "a provisional Condition is another fault",
                chart(
                    stated("d1", "", "E11.9", "provisional"), claim("c1").condition("d1").build())),
            says(
                "a provisional Condition beside it does not confirm it",
                chart(
                    stated("d1", "", "E11.9", "refuted"),
                    stated("d2", "", "E11.9", "provisional"),
                    claim("c1").condition("d1").build()),
                "diagnosis-refuted-billed:Claim/c1:E11.9")));
  }

  @Test
  void check_refuted_isProvenByTheStatus() {
    Finding finding =
        only(
            chart(
                stated("d1", "", "E11.9", "refuted"),
                claim("c1").condition("d1").total("80.00").build()));

    assertThat(finding.element()).isEqualTo("Claim.diagnosis[0].diagnosis");
    assertThat(finding.evidence())
        .contains(new Evidence(ref("Condition/d1"), "Condition.verificationStatus"));
    assertThat(finding.message().in(Locale.ENGLISH))
        .startsWith("Type 2 diabetes: no complication (E11.9)");
    assertThat(finding.atRisk().orElseThrow().plain()).isEqualTo("80.00");
  }
}
