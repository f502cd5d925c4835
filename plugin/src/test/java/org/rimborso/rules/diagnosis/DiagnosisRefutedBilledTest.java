package org.rimborso.rules.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rimborso.rule.RuleCases.says;
import static org.rimborso.rule.RuleCases.silent;
import static org.rimborso.rule.SampleChart.chart;
import static org.rimborso.rule.SampleChart.condition;
import static org.rimborso.rule.SampleChart.ref;
import static org.rimborso.rule.SampleClaim.claim;
import static org.rimborso.rule.SampleEncounter.encounter;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rimborso.chart.Cause;
import org.rimborso.chart.CodeableConcept;
import org.rimborso.chart.Condition;
import org.rimborso.codes.CodeSystem;
import org.rimborso.rule.Evidence;
import org.rimborso.rule.Finding;
import org.rimborso.rule.Rule;
import org.rimborso.rule.RuleCases;
import org.rimborso.rule.RuleContract;
import org.rimborso.rule.SampleChart;
import org.rimborso.rule.SampleCodes;

class DiagnosisRefutedBilledTest implements RuleCases {

  @Override
  public Rule rule() {
    return new DiagnosisRefutedBilled(SampleCodes.codeSets());
  }

  @Override
  public Stream<Case> cases() {
    return Stream.of(
        says(
            "by code, in the claim's encounter",
            chart(
                encounter("e1").build(),
                stated("d1", "e1", "E11.9", "refuted"),
                claim("c1").diagnosis("E11.9").line("Encounter/e1").build()),
            "diagnosis-refuted-billed:Claim/c1:E11.9"),
        says(
            "named by the claim",
            chart(stated("d1", "e1", "E11.9", "refuted"), claim("c1").condition("d1").build()),
            "diagnosis-refuted-billed:Claim/c1:E11.9"),
        says(
            "named by the claim and coded in SNOMED CT only",
            chart(
                stated("d1", "", CodeableConcept.of(CodeSystem.SNOMED, "44054006"), "refuted"),
                claim("c1").condition("d1").build()),
            "diagnosis-refuted-billed:Claim/c1:diagnosis 1"),
        says(
            "of no encounter",
            chart(stated("d1", "", "E11.9", "refuted"), claim("c1").diagnosis("E11.9").build()),
            "diagnosis-refuted-billed:Claim/c1:E11.9"),
        silent(
            "of another encounter",
            chart(
                encounter("e1").build(),
                stated("d1", "e9", "E11.9", "refuted"),
                claim("c1").diagnosis("E11.9").line("Encounter/e1").build())),
        silent(
            "a confirmed Condition of the category stands beside it",
            chart(
                encounter("e1").build(),
                stated("d1", "e1", "E11.9", "refuted"),
                condition("d2", "e1", "E11.21"),
                claim("c1").diagnosis("E11.9").line("Encounter/e1").build())),
        silent(
            "nobody bills it",
            chart(encounter("e1").build(), stated("d1", "e1", "E11.9", "refuted"))),
        silent(
            "a confirmed Condition",
            chart(
                encounter("e1").build(),
                condition("d1", "e1", "E11.9"),
                claim("c1").diagnosis("E11.9").line("Encounter/e1").build())),
        silent(
            "a cancelled claim",
            chart(
                stated("d1", "e1", "E11.9", "refuted"),
                claim("c1").status("cancelled").condition("d1").build())),
        says(
            "the Condition was not read",
            chart(claim("c1").condition("d9").build()),
            "? Claim/c1 element-missing Claim.diagnosis[0].diagnosis"),
        says(
            "Conditions are not offered",
            chart(claim("c1").diagnosis("E11.9").build())
                .without("Condition", Cause.RESOURCE_NOT_OFFERED),
            "? chart resource-not-offered Condition"),
        says(
            "entered in error",
            chart(
                stated("d1", "", "E11.9", "entered-in-error"), claim("c1").condition("d1").build()),
            "diagnosis-refuted-billed:Claim/c1:E11.9"),
        silent(
            "a provisional Condition is another fault",
            chart(stated("d1", "", "E11.9", "provisional"), claim("c1").condition("d1").build())),
        says(
            "a provisional Condition beside it does not confirm it",
            chart(
                stated("d1", "", "E11.9", "refuted"),
                stated("d2", "", "E11.9", "provisional"),
                claim("c1").condition("d1").build()),
            "diagnosis-refuted-billed:Claim/c1:E11.9"));
  }

  @Test
  void check_refuted_isProvenByTheStatus() {
    Finding finding =
        RuleContract.findings(
                rule()
                    .check(
                        chart(
                                stated("d1", "", "E11.9", "refuted"),
                                claim("c1").condition("d1").total("80.00").build())
                            .build()))
            .findFirst()
            .orElseThrow();

    assertThat(finding.element()).isEqualTo("Claim.diagnosis[0].diagnosis");
    assertThat(finding.evidence())
        .contains(new Evidence(ref("Condition/d1"), "Condition.verificationStatus"));
    assertThat(finding.message().in(Locale.ENGLISH))
        .startsWith("Type 2 diabetes: no complication (E11.9)");
    assertThat(finding.atRisk().orElseThrow().plain()).isEqualTo("80.00");
  }

  private static Condition stated(String id, String encounter, String icd, String status) {
    return stated(id, encounter, CodeableConcept.of(CodeSystem.ICD10CM, icd), status);
  }

  private static Condition stated(
      String id, String encounter, CodeableConcept code, String status) {
    return SampleChart.condition(id, encounter, code, status, List.of());
  }
}
