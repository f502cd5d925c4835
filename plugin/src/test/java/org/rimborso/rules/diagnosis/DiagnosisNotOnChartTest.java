package org.rimborso.rules.diagnosis;

import static org.rimborso.rule.RuleCases.says;
import static org.rimborso.rule.RuleCases.silent;
import static org.rimborso.rule.RuleCases.withoutClaims;
import static org.rimborso.rule.SampleChart.benefit;
import static org.rimborso.rule.SampleChart.chart;
import static org.rimborso.rule.SampleChart.condition;
import static org.rimborso.rule.SampleClaim.claim;
import static org.rimborso.rule.SampleEncounter.encounter;

import java.util.List;
import java.util.stream.Stream;
import org.rimborso.chart.Cause;
import org.rimborso.chart.CodeableConcept;
import org.rimborso.chart.Condition;
import org.rimborso.codes.CodeSystem;
import org.rimborso.rule.Rule;
import org.rimborso.rule.RuleCases;
import org.rimborso.rule.SampleChart;
import org.rimborso.rule.SampleClaim;
import org.rimborso.rule.SampleCodes;

class DiagnosisNotOnChartTest implements RuleCases {

  @Override
  public Rule rule() {
    return new DiagnosisNotOnChart(SampleCodes.codeSets());
  }

  @Override
  public Stream<Case> cases() {
    return Stream.of(
        says(
            "no Condition and no encounter supports it",
            chart(condition("d1", "", "E11.9"), claim("c1").diagnosis("E78.5").build()),
            "diagnosis-not-on-chart:Claim/c1:E78.5"),
        silent(
            "a Condition of its category on the problem list",
            chart(condition("d1", "", "E78.00"), claim("c1").diagnosis("E78.5").build())),
        silent(
            "a Condition of another encounter",
            chart(condition("d1", "e7", "E78.5"), claim("c1").diagnosis("E78.5").build())),
        silent(
            "a coded reason of an encounter",
            chart(
                condition("d1", "", "E11.9"),
                encounter("e1").reason("E78.5").build(),
                claim("c1").diagnosis("E78.5").build())),
        silent(
            "the claim names its Condition",
            chart(condition("d1", "", "E11.9"), claim("c1").condition("d1").build())),
        silent(
            "Z codes and external causes",
            chart(
                condition("d1", "", "E11.9"),
                claim("c1").diagnosis("Z00.00").diagnosis("W19.XXXA").build())),
        silent(
            "a refuted Condition is another fault",
            chart(
                condition("d1", "", "E11.9"),
                SampleChart.condition(
                    "d2",
                    "",
                    CodeableConcept.of(CodeSystem.ICD10CM, "E78.5"),
                    "refuted",
                    List.of()),
                claim("c1").diagnosis("E78.5").build())),
        says(
            "an EOB without a Claim is read like a claim",
            chart(
                condition("d1", "", "E11.9"),
                benefit(SampleClaim.benefit("b1").diagnosis("E78.5").build())),
            "diagnosis-not-on-chart:ExplanationOfBenefit/b1:E78.5"),
        says(
            "the chart has no Conditions",
            chart(claim("c1").diagnosis("E78.5").build()),
            "? Claim/c1 element-missing Condition.code"),
        says(
            "the chart's Conditions carry no ICD codes",
            chart(uncoded("d1", "e9"), claim("c1").diagnosis("E78.5").build()),
            "? Claim/c1 element-missing Condition.code"),
        says(
            "a Condition of the visit without ICD code may be the support",
            chart(
                encounter("e1").build(),
                condition("d1", "e1", "E11.9"),
                uncoded("d2", "e1"),
                claim("c1").diagnosis("E78.5").line("Encounter/e1").build()),
            "? Claim/c1 element-missing Condition.code"),
        says(
            "one of another visit is not",
            chart(
                encounter("e1").build(),
                condition("d1", "e1", "E11.9"),
                uncoded("d2", "e7"),
                claim("c1").diagnosis("E78.5").line("Encounter/e1").build()),
            "diagnosis-not-on-chart:Claim/c1:E78.5"),
        says(
            "nor is one that another visit names",
            chart(
                encounter("e1").build(),
                encounter("e7").diagnosis("d2").build(),
                condition("d1", "e1", "E11.9"),
                uncoded("d2", ""),
                claim("c1").diagnosis("E78.5").line("Encounter/e1").build()),
            "diagnosis-not-on-chart:Claim/c1:E78.5"),
        says(
            "Conditions are not fully known",
            chart(condition("d1", "", "E11.9"), claim("c1").diagnosis("E78.5").build())
                .without("Condition", Cause.LIST_INCOMPLETE),
            "? chart list-incomplete Condition"),
        silent(
            "nothing is unsupported, so nothing hidden matters",
            chart(condition("d1", "", "E11.9"), claim("c1").diagnosis("E11.9").build())
                .without("Condition", Cause.LIST_INCOMPLETE)),
        withoutClaims());
  }

  /** A Condition without an ICD code. */
  private static Condition uncoded(String id, String encounter) {
    return SampleChart.condition(
        id, encounter, CodeableConcept.of(CodeSystem.SNOMED, "1"), "confirmed", List.of());
  }
}
