package org.rimborso.rules.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rimborso.rule.RuleCases.says;
import static org.rimborso.rule.RuleCases.silent;
import static org.rimborso.rule.SampleChart.benefit;
import static org.rimborso.rule.SampleChart.chart;
import static org.rimborso.rule.SampleChart.condition;
import static org.rimborso.rule.SampleChart.days;
import static org.rimborso.rule.SampleChart.on;
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
import org.rimborso.chart.Period;
import org.rimborso.codes.CodeSystem;
import org.rimborso.rule.Evidence;
import org.rimborso.rule.Finding;
import org.rimborso.rule.Parameters;
import org.rimborso.rule.Rule;
import org.rimborso.rule.RuleCases;
import org.rimborso.rule.SampleChart;
import org.rimborso.rule.SampleClaim;
import org.rimborso.rule.SampleCodes;

class DiagnosisNotBillableTest implements RuleCases {

  @Override
  public Rule rule() {
    return new DiagnosisNotBillable(SampleCodes.codeSets(), Transition.of(Parameters.DEFAULTS));
  }

  @Override
  public Stream<Case> cases() {
    return Stream.of(
        says(
            "a header on a claim",
            chart(claim("c1").diagnosis("E11").build()),
            "diagnosis-not-billable:Claim/c1:E11"),
        says(
            "undotted and lower case is the same code",
            chart(claim("c1").diagnosis("e112").build()),
            "diagnosis-not-billable:Claim/c1:E11.2"),
        says(
            "a header in a Condition that no claim carries",
            chart(encounter("e1").build(), condition("d1", "e1", "E11")),
            "diagnosis-not-billable:Condition/d1:E11"),
        says(
            "in Condition and Claim it is one defect, the Claim's",
            chart(
                encounter("e1").build(),
                condition("d1", "e1", "E11"),
                claim("c1").diagnosis("E11").line("Encounter/e1").build()),
            "diagnosis-not-billable:Claim/c1:E11"),
        says(
            "a claim that names the Condition instead of a code",
            chart(condition("d1", "", "E11"), claim("c1").condition("d1").build()),
            "diagnosis-not-billable:Claim/c1:E11"),
        says(
            "a coded reason that stands nowhere else",
            chart(encounter("e1").reason("E11").build()),
            "diagnosis-not-billable:Encounter/e1:E11"),
        says(
            "an EOB without a Claim is read like a claim",
            chart(benefit(SampleClaim.benefit("b1").diagnosis("E11").build())),
            "diagnosis-not-billable:ExplanationOfBenefit/b1:E11"),
        says(
            "the same code twice on a claim is one defect",
            chart(claim("c1").diagnosis("E11").diagnosis("E11").build()),
            "diagnosis-not-billable:Claim/c1:E11"),
        says(
            "only the seventh character is missing",
            chart(claim("c1").diagnosis("S93.01").build()),
            "diagnosis-not-billable:Claim/c1:S93.01"),
        says(
            "billable until September 2016, a header since",
            chart(claim("c1").billable(on("2016-10-01")).diagnosis("E78.0").build()),
            "diagnosis-not-billable:Claim/c1:E78.0"),
        silent(
            "the day before it was billable",
            chart(claim("c1").billable(on("2016-09-30")).diagnosis("E78.0").build())),
        says(
            "a stay is coded by its discharge",
            chart(
                encounter("e1").classCode("IMP").period(days("2016-09-28", "2016-10-02")).build(),
                claim("c1")
                    .type("institutional")
                    .billable(days("2016-09-28", "2016-10-02"))
                    .diagnosis("E78.0")
                    .line("Encounter/e1")
                    .build()),
            "diagnosis-not-billable:Claim/c1:E78.0"),
        silent(
            "other claims by the start of service",
            chart(
                claim("c1").billable(days("2016-09-28", "2016-10-02")).diagnosis("E78.0").build())),
        says(
            "the line that points to it decides",
            chart(
                claim("c1")
                    .billable(days("2016-09-28", "2016-10-02"))
                    .diagnosis("E78.0")
                    .pointing(on("2016-10-02"), 1)
                    .build()),
            "diagnosis-not-billable:Claim/c1:E78.0"),
        says(
            "not known whether a stay, and the edition depends on it",
            chart(
                claim("c1")
                    .type("institutional")
                    .billable(days("2016-09-28", "2016-10-02"))
                    .diagnosis("E78.0")
                    .build()),
            "? Claim/c1 element-missing Claim.billablePeriod"),
        silent("a billable code", chart(claim("c1").diagnosis("E11.9").build())),
        silent(
            "a good code beside the header in one concept is enough",
            chart(claim("c1").diagnosis(icd("E11", "E11.9")).build())),
        silent(
            "WHO's ICD-10 is not ICD-10-CM",
            chart(claim("c1").diagnosis(CodeableConcept.of(CodeSystem.ICD10, "E11")).build())),
        silent(
            "a chart coded in SNOMED CT only is no flood",
            chart(
                claim("c1").diagnosis(CodeableConcept.of(CodeSystem.SNOMED, "44054006")).build())),
        silent("cancelled", chart(claim("c1").status("cancelled").diagnosis("E11").build())),
        silent(
            "entered in error",
            chart(claim("c1").status("entered-in-error").diagnosis("E11").build())),
        silent(
            "a preauthorization asks for no money",
            chart(claim("c1").use("preauthorization").diagnosis("E11").build())),
        silent(
            "replaced by a corrected claim",
            chart(
                claim("c1").diagnosis("E11").build(),
                claim("c2").diagnosis("E11.9").replaces("Claim/c1").build())),
        silent(
            "a refuted Condition",
            chart(
                encounter("e1").build(),
                condition(
                    "d1",
                    "e1",
                    CodeableConcept.of(CodeSystem.ICD10CM, "E11"),
                    "refuted",
                    List.of()))),
        silent(
            "a Condition of the problem list only",
            chart(
                encounter("e1").build(),
                condition(
                    "d1",
                    "e1",
                    CodeableConcept.of(CodeSystem.ICD10CM, "E11"),
                    "confirmed",
                    List.of("problem-list-item")))),
        silent("a Condition of no encounter", chart(condition("d1", "", "E11"))),
        says(
            "a category that is not loaded proves nothing",
            chart(claim("c1").diagnosis("I10").build()),
            "? Claim/c1 code-set-not-loaded ICD-10-CM 2026-11-02"),
        says(
            "nor does a date outside the loaded span",
            chart(claim("c1").billable(on("2027-10-01")).diagnosis("E11").build()),
            "? Claim/c1 code-set-not-loaded ICD-10-CM 2027-10-01"),
        says(
            "no date, no edition",
            chart(claim("c1").billable(Period.UNKNOWN).diagnosis("E11").build()),
            "? Claim/c1 element-missing Claim.billablePeriod"),
        says(
            "a Condition that was not read has no code",
            chart(claim("c1").condition("d9").build()),
            "? Claim/c1 element-missing Claim.diagnosis[0].diagnosis"),
        says(
            "claims are not offered: Conditions are judged, claims are not",
            chart(encounter("e1").build(), condition("d1", "e1", "E11"))
                .without("Claim", Cause.RESOURCE_NOT_OFFERED),
            "diagnosis-not-billable:Condition/d1:E11",
            "? chart resource-not-offered Claim"));
  }

  @Test
  void check_headerInClaimAndCondition_tellsCodesPlacesAndMoney() {
    SampleChart chart =
        chart(
            encounter("e1").build(),
            condition("d1", "e1", "E11"),
            claim("c1").diagnosis("E11").line("Encounter/e1").total("120.00").build());

    Finding finding = only(chart);

    assertThat(finding.element()).isEqualTo("Claim.diagnosis[0].diagnosis");
    assertThat(finding.message().in(Locale.ENGLISH))
        .isEqualTo(
            "Type 2 diabetes (E11) is a category, not a billable code: more specific codes exist"
                + " below it.");
    assertThat(finding.next().in(Locale.ITALIAN)).contains("E11.21", "E11.A", "(it) Type 2");
    assertThat(finding.atRisk().orElseThrow().plain()).isEqualTo("120.00");
    assertThat(finding.evidence())
        .containsExactly(
            new Evidence(SampleChart.ref("Condition/d1"), "Condition.code"),
            new Evidence(SampleChart.ref("Encounter/e1"), "Encounter.period"));
  }

  @Test
  void check_seventhCharacterMissing_saysSo() {
    Finding finding = only(chart(claim("c1").diagnosis("S93.01").build()));

    assertThat(finding.next().in(Locale.ENGLISH))
        .contains("seventh character", "S93.01XA", "S93.01XD", "S93.01XS");
  }

  @Test
  void check_headerTwoLevelsUp_doesNotSpeakOfTheSeventhCharacter() {
    Finding finding = only(chart(claim("c1").diagnosis("E11.2").build()));

    assertThat(finding.next().in(Locale.ENGLISH)).doesNotContain("seventh").contains("E11.22");
  }

  private static CodeableConcept icd(String... codes) {
    return new CodeableConcept(
        Stream.of(codes).map(code -> Coding.of(CodeSystem.ICD10CM, code)).toList(),
        Optional.empty());
  }
}
