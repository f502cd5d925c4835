package org.rimborso.rules.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rimborso.rule.RuleCases.says;
import static org.rimborso.rule.RuleCases.silent;
import static org.rimborso.rule.RuleCases.withoutClaims;
import static org.rimborso.rule.SampleChart.chart;
import static org.rimborso.rule.SampleChart.condition;
import static org.rimborso.rule.SampleChart.ref;
import static org.rimborso.rule.SampleClaim.claim;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rimborso.chart.CodeableConcept;
import org.rimborso.chart.Coding;
import org.rimborso.codes.CodeSystem;
import org.rimborso.rule.Evidence;
import org.rimborso.rule.Finding;
import org.rimborso.rule.Rule;
import org.rimborso.rule.RuleCases;
import org.rimborso.rule.SampleCodes;

class DiagnosisDuplicateTest implements RuleCases {

  @Override
  public Rule rule() {
    return new DiagnosisDuplicate(SampleCodes.codeSets());
  }

  @Override
  public Stream<Case> cases() {
    return Stream.of(
        says(
            "twice on one claim",
            chart(claim("c1").diagnosis("E11.9").diagnosis("E11.9").build()),
            "diagnosis-duplicate:Claim/c1:E11.9"),
        says(
            "dotted or not, and three times is one defect",
            chart(claim("c1").diagnosis("E11.9").diagnosis("e119").diagnosis("E119").build()),
            "diagnosis-duplicate:Claim/c1:E11.9"),
        says(
            "by code and by Condition",
            chart(
                condition("d1", "", "E11.9"),
                claim("c1").diagnosis("E11.9").condition("d1").build()),
            "diagnosis-duplicate:Claim/c1:E11.9"),
        silent(
            "two codes of one category",
            chart(claim("c1").diagnosis("E11.9").diagnosis("E11.21").build())),
        silent(
            "on two claims",
            chart(claim("c1").diagnosis("E11.9").build(), claim("c2").diagnosis("E11.9").build())),
        silent(
            "the admitting diagnosis may repeat the principal one",
            chart(
                claim("c1")
                    .diagnosis("E11.9", "principal")
                    .diagnosis("E11.9", "admitting")
                    .build())),
        silent(
            "two codings of one diagnosis",
            chart(
                claim("c1")
                    .diagnosis(
                        new CodeableConcept(
                            List.of(
                                Coding.of(CodeSystem.ICD10CM, "E11.9"),
                                Coding.of(CodeSystem.ICD10CM, "E119")),
                            Optional.empty()))
                    .build())),
        silent(
            "a cancelled claim",
            chart(claim("c1").status("cancelled").diagnosis("E11.9").diagnosis("E11.9").build())),
        says(
            "a Condition that was not read may be the same",
            chart(claim("c1").diagnosis("E11.9").condition("d9").build()),
            "? Claim/c1 element-missing Claim.diagnosis[1].diagnosis"),
        withoutClaims());
  }

  @Test
  void check_duplicate_pointsToTheSecondAndProvesByTheFirst() {
    Finding finding =
        only(chart(claim("c1").diagnosis("E11.9").diagnosis("E11.9").total("90.00").build()));

    assertThat(finding.element()).isEqualTo("Claim.diagnosis[1].diagnosis");
    assertThat(finding.evidence())
        .containsExactly(new Evidence(ref("Claim/c1"), "Claim.diagnosis[0].diagnosis"));
    assertThat(finding.atRisk().orElseThrow().plain()).isEqualTo("90.00");
  }
}
