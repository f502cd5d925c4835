package org.rimborso.rules.diagnosis;

import static org.rimborso.rule.RuleCases.says;
import static org.rimborso.rule.RuleCases.silent;
import static org.rimborso.rule.SampleChart.chart;
import static org.rimborso.rule.SampleChart.condition;
import static org.rimborso.rule.SampleClaim.claim;
import static org.rimborso.rule.SampleEncounter.encounter;

import java.util.List;
import java.util.stream.Stream;
import org.rimborso.chart.Cause;
import org.rimborso.chart.Claim;
import org.rimborso.chart.CodeableConcept;
import org.rimborso.chart.Condition;
import org.rimborso.codes.CodeSystem;
import org.rimborso.rule.RuleCases.Case;

/** What holds for every rule on billed diagnoses against which a Condition speaks. */
final class DoubtedCases {
  private DoubtedCases() {}

  /** A Condition of this verification status. */
  static Condition stated(String id, String encounter, String icd, String status) {
    return stated(id, encounter, CodeableConcept.of(CodeSystem.ICD10CM, icd), status);
  }

  private static Condition stated(
      String id, String encounter, CodeableConcept code, String status) {
    return condition(id, encounter, code, status, List.of());
  }

  /** Whose Condition it is, for a rule that speaks of those of this {@code status}. */
  static Stream<Case> of(String rule, String status) {
    String found = rule + ":Claim/c1:E11.9";
    return Stream.of(
        says(
            "by code, in the claim's encounter",
            chart(encounter("e1").build(), stated("d1", "e1", "E11.9", status), billed()),
            found),
        says(
            "named by the claim",
            chart(stated("d1", "e1", "E11.9", status), claim("c1").condition("d1").build()),
            found),
        says(
            "named by the claim and coded in SNOMED CT only",
            chart(
                stated("d1", "", CodeableConcept.of(CodeSystem.SNOMED, "44054006"), status),
                claim("c1").condition("d1").build()),
            rule + ":Claim/c1:diagnosis 1"),
        says(
            "of no encounter",
            chart(stated("d1", "", "E11.9", status), claim("c1").diagnosis("E11.9").build()),
            found),
        silent(
            "of another encounter",
            chart(encounter("e1").build(), stated("d1", "e9", "E11.9", status), billed())),
        silent(
            "a confirmed Condition of the category stands beside it",
            chart(
                encounter("e1").build(),
                stated("d1", "e1", "E11.9", status),
                condition("d2", "e1", "E11.21"),
                billed())),
        silent(
            "nobody bills it", chart(encounter("e1").build(), stated("d1", "e1", "E11.9", status))),
        silent(
            "a confirmed Condition",
            chart(encounter("e1").build(), condition("d1", "e1", "E11.9"), billed())),
        silent(
            "a cancelled claim",
            chart(
                stated("d1", "e1", "E11.9", status),
                claim("c1").status("cancelled").condition("d1").build())),
        says(
            "the Condition was not read",
            chart(claim("c1").condition("d9").build()),
            "? Claim/c1 element-missing Claim.diagnosis[0].diagnosis"),
        says(
            "Conditions are not offered",
            chart(claim("c1").diagnosis("E11.9").build())
                .without("Condition", Cause.RESOURCE_NOT_OFFERED),
            "? chart resource-not-offered Condition"));
  }

  private static Claim billed() {
    return claim("c1").diagnosis("E11.9").line("Encounter/e1").build();
  }
}
