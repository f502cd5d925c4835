package org.rimborso.rules.diagnosis;

import static org.rimborso.rule.RuleCases.says;
import static org.rimborso.rule.RuleCases.silent;
import static org.rimborso.rule.SampleChart.benefit;
import static org.rimborso.rule.SampleChart.chart;
import static org.rimborso.rule.SampleChart.condition;
import static org.rimborso.rule.SampleClaim.claim;
import static org.rimborso.rule.SampleEncounter.encounter;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.rimborso.chart.Cause;
import org.rimborso.chart.CodeableConcept;
import org.rimborso.chart.Coding;
import org.rimborso.chart.Condition;
import org.rimborso.codes.CodeSystem;
import org.rimborso.rule.Rule;
import org.rimborso.rule.RuleCases;
import org.rimborso.rule.SampleChart;
import org.rimborso.rule.SampleClaim;

class DiagnosisUncodedTest implements RuleCases {

  @Override
  public Rule rule() {
    return new DiagnosisUncoded(Set.of());
  }

  @Override
  public Stream<Case> cases() {
    return Stream.of(
        says(
            "a clinical term only, on no claim",
            chart(encounter("e1").build(), stated("d1", SNOMED)),
            "diagnosis-uncoded:Condition/d1:44054006"),
        says(
            "the claim names the Condition: one defect, the Claim's",
            chart(
                encounter("e1").build(),
                stated("d1", SNOMED),
                claim("c1").condition("d1").line("Encounter/e1").build()),
            "diagnosis-uncoded:Claim/c1:44054006"),
        says(
            "the claim repeats the term",
            chart(
                encounter("e1").build(),
                stated("d1", SNOMED),
                claim("c1").diagnosis(SNOMED).line("Encounter/e1").build()),
            "diagnosis-uncoded:Claim/c1:44054006"),
        says(
            "two claims of one visit name it: still one",
            chart(
                encounter("e1").build(),
                stated("d1", SNOMED),
                claim("c1").condition("d1").line("Encounter/e1").build(),
                claim("c2").condition("d1").line("Encounter/e1").build()),
            "diagnosis-uncoded:Claim/c1:44054006"),
        says(
            "text only",
            chart(
                encounter("e1").build(),
                stated("d1", new CodeableConcept(List.of(), Optional.of("sugar")))),
            "diagnosis-uncoded:Condition/d1:d1"),
        silent(
            "an ICD code beside the term",
            chart(
                encounter("e1").build(),
                stated(
                    "d1",
                    new CodeableConcept(
                        List.of(
                            Coding.of(CodeSystem.SNOMED, "44054006"),
                            Coding.of(CodeSystem.ICD10CM, "E11.9")),
                        Optional.empty())))),
        silent(
            "WHO's ICD-10 is an ICD code, though not the US one",
            chart(
                encounter("e1").build(),
                stated("d1", CodeableConcept.of(CodeSystem.ICD10, "E11")))),
        silent(
            "a coder coded the visit on its claim",
            chart(
                encounter("e1").build(),
                stated("d1", SNOMED),
                claim("c1").diagnosis("E11.9").line("Encounter/e1").build())),
        silent(
            "or on the EOB without a Claim",
            chart(
                encounter("e1").build(),
                stated("d1", SNOMED),
                benefit(
                    SampleClaim.benefit("b1").diagnosis("E11.9").line("Encounter/e1").build()))),
        says(
            "the claim's code is another Condition's",
            chart(
                encounter("e1").build(),
                stated("d1", SNOMED),
                condition("d2", "e1", "E78.5"),
                claim("c1").diagnosis("E78.5").line("Encounter/e1").build()),
            "diagnosis-uncoded:Condition/d1:44054006"),
        silent(
            "a social finding is no diagnosis",
            chart(
                encounter("e1").build(),
                stated("d1", CodeableConcept.of(CodeSystem.SNOMED, "160903007")))),
        silent(
            "so is one that says so by category",
            chart(encounter("e1").build(), stated("d1", SNOMED, "social-history"))),
        silent(
            "on the problem list only",
            chart(encounter("e1").build(), stated("d1", SNOMED, "problem-list-item"))),
        silent(
            "an encounter that is not billable",
            chart(encounter("e1").status("in-progress").build(), stated("d1", SNOMED))),
        silent(
            "of no encounter",
            chart(SampleChart.condition("d1", "", SNOMED, "confirmed", List.of()))),
        silent(
            "refuted",
            chart(
                encounter("e1").build(),
                SampleChart.condition("d1", "e1", SNOMED, "refuted", List.of()))),
        says(
            "not known whether billable",
            chart(encounter("e1").classCode("").build(), stated("d1", SNOMED)),
            "? Encounter/e1 element-missing Encounter.class"),
        says(
            "Conditions are not offered",
            chart(encounter("e1").build()).without("Condition", Cause.SCOPE_NOT_GRANTED),
            "? chart scope-not-granted Condition"));
  }

  private static final CodeableConcept SNOMED = CodeableConcept.of(CodeSystem.SNOMED, "44054006");

  private static Condition stated(String id, CodeableConcept code, String... categories) {
    return SampleChart.condition(id, "e1", code, "confirmed", List.of(categories));
  }
}
