package org.rimborso.rules.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rimborso.rule.RuleCases.says;
import static org.rimborso.rule.RuleCases.silent;
import static org.rimborso.rule.SampleChart.benefit;
import static org.rimborso.rule.SampleChart.chart;
import static org.rimborso.rule.SampleChart.condition;
import static org.rimborso.rule.SampleChart.ref;
import static org.rimborso.rule.SampleClaim.claim;
import static org.rimborso.rule.SampleEncounter.encounter;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rimborso.chart.Claim;
import org.rimborso.chart.CodeableConcept;
import org.rimborso.chart.Encounter;
import org.rimborso.codes.CodeSystem;
import org.rimborso.rule.Evidence;
import org.rimborso.rule.Finding;
import org.rimborso.rule.Rule;
import org.rimborso.rule.RuleCases;
import org.rimborso.rule.SampleChart;
import org.rimborso.rule.SampleClaim;
import org.rimborso.rule.SampleCodes;
import org.rimborso.rule.Severity;

class DiagnosisNotOnClaimTest implements RuleCases {
  private static final String FOUND = "diagnosis-not-on-claim:Condition/d1:E11.9";
  private static final CodeableConcept E119 = CodeableConcept.of(CodeSystem.ICD10CM, "E11.9");

  @Override
  public Rule rule() {
    return new DiagnosisNotOnClaim(SampleCodes.codeSets(), Set.of());
  }

  @Override
  public Stream<Case> cases() {
    return Stream.of(
        says(
            "documented, not billed",
            chart(
                visit(),
                condition("d1", "e1", "E11.9"),
                condition("d2", "e1", "E78.5"),
                bill("c1", "E78.5")),
            FOUND),
        silent(
            "another code of its category is billed",
            chart(visit(), condition("d1", "e1", "E11.9"), bill("c1", "E11.21"))),
        silent(
            "a second claim of the encounter carries it",
            chart(
                visit(), condition("d1", "e1", "E11.9"), bill("c1", "E78.5"), bill("c2", "E11.9"))),
        silent(
            "the claim names the Condition",
            chart(
                visit(),
                condition("d1", "e1", "E11.9"),
                claim("c1").condition("d1").line("Encounter/e1").build())),
        says(
            "twice in the record is one defect",
            chart(
                visit(),
                condition("d1", "e1", "E11.9"),
                condition("d2", "e1", "E11.21"),
                bill("c1", "E78.5")),
            FOUND),
        silent(
            "a symptom beside a definitive diagnosis",
            chart(visit(), condition("d1", "e1", "R05.9"), bill("c1", "J18.9"))),
        says(
            "a symptom beside a reason for contact only",
            chart(visit(), condition("d1", "e1", "R05.9"), bill("c1", "Z00.00")),
            "diagnosis-not-on-claim:Condition/d1:R05.9"),
        silent(
            "on the problem list only",
            chart(
                visit(),
                bill("c1", "E78.5"),
                condition("d1", "e1", E119, "confirmed", List.of("problem-list-item")))),
        silent(
            "provisional",
            chart(
                visit(),
                bill("c1", "E78.5"),
                condition("d1", "e1", E119, "provisional", List.of()))),
        silent("the admission diagnosis", unbilled(encounter("e1").diagnosis("d1", "AD").build())),
        silent("before an operation", unbilled(encounter("e1").diagnosis("d1", "pre-op").build())),
        says(
            "the discharge diagnosis",
            unbilled(encounter("e1").diagnosis("d1", "DD").build()),
            FOUND),
        silent("no claim yet", chart(visit(), condition("d1", "e1", "E11.9"))),
        silent(
            "an EOB is no claim",
            chart(
                visit(),
                condition("d1", "e1", "E11.9"),
                benefit(
                    SampleClaim.benefit("b1").diagnosis("E78.5").line("Encounter/e1").build()))),
        silent("restricted", unbilled(encounter("e1").labels("R").build())),
        silent(
            "an encounter that is not billable",
            unbilled(encounter("e1").status("cancelled").build())),
        silent(
            "a clinical term is another fault",
            chart(
                visit(),
                SampleChart.condition(
                    "d1",
                    "e1",
                    CodeableConcept.of(CodeSystem.SNOMED, "44054006"),
                    "confirmed",
                    List.of()),
                bill("c1", "E78.5"))),
        says(
            "which claim is its own is not known",
            chart(
                visit(),
                condition("d1", "e1", "E11.9"),
                claim("c1").diagnosis("E78.5").build(),
                claim("c2").diagnosis("E78.5").build()),
            "? Encounter/e1 ambiguous Claim.item.encounter"),
        says(
            "a diagnosis of the claim without ICD code may be it",
            chart(
                visit(),
                condition("d1", "e1", "E11.9"),
                claim("c1")
                    .diagnosis(CodeableConcept.of(CodeSystem.SNOMED, "44054006"))
                    .line("Encounter/e1")
                    .build()),
            "? Encounter/e1 element-missing Claim.diagnosis"),
        says(
            "not known whether billable",
            unbilled(encounter("e1").classCode("").build()),
            "? Encounter/e1 element-missing Encounter.class"),
        says(
            "another claim was not read",
            unbilled(visit()).unreadable("Claim/c9", "Claim"),
            "? Claim/c9 unreadable Claim"));
  }

  @Test
  void check_claimIsFull_isInformationOnly() {
    SampleClaim full = claim("c1").line("Encounter/e1");
    "ABCDFGHIJKLM".chars().forEach(c -> full.diagnosis((char) c + "00.0"));

    Finding finding = only(chart(visit(), condition("d1", "e1", "E11.9"), full.build()));
    assertThat(finding.severity()).isEqualTo(Severity.INFO);
    assertThat(finding.next().in(Locale.ENGLISH)).contains("as many diagnoses as it can take");
    Finding roomy = only(unbilled(visit()));
    assertThat(roomy.severity()).isEqualTo(Severity.WARNING);
    assertThat(roomy.evidence())
        .containsExactly(
            new Evidence(ref("Claim/c1"), "Claim.diagnosis"),
            new Evidence(ref("Encounter/e1"), "Encounter.period"));
  }

  /** E11.9 at {@code visit}, whose claim has E78.5 only. */
  private static SampleChart unbilled(Encounter visit) {
    return chart(visit, condition("d1", "e1", "E11.9"), bill("c1", "E78.5"));
  }

  private static Encounter visit() {
    return encounter("e1").build();
  }

  private static Claim bill(String id, String icd10cm) {
    return claim(id).diagnosis(icd10cm).line("Encounter/e1").build();
  }
}
