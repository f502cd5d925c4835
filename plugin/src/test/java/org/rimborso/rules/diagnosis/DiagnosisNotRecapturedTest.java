package org.rimborso.rules.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rimborso.rule.RuleCases.says;
import static org.rimborso.rule.RuleCases.silent;
import static org.rimborso.rule.SampleChart.chart;
import static org.rimborso.rule.SampleChart.condition;
import static org.rimborso.rule.SampleChart.on;
import static org.rimborso.rule.SampleChart.ref;
import static org.rimborso.rule.SampleClaim.claim;
import static org.rimborso.rule.SampleEncounter.encounter;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rimborso.chart.Cause;
import org.rimborso.chart.CodeableConcept;
import org.rimborso.chart.Encounter;
import org.rimborso.codes.CodeSets;
import org.rimborso.codes.CodeSystem;
import org.rimborso.rule.Evidence;
import org.rimborso.rule.Finding;
import org.rimborso.rule.Rule;
import org.rimborso.rule.RuleCases;
import org.rimborso.rule.SampleChart;
import org.rimborso.rule.SampleLists;

class DiagnosisNotRecapturedTest implements RuleCases {

  @Override
  public Rule rule() {
    return new DiagnosisNotRecaptured(CODES);
  }

  @Override
  public Stream<Case> cases() {
    return Stream.of(
        says(
            "documented last year, seen this year, not documented again",
            chart(last(), seen(), condition("d1", "e1", "E11.22")),
            "diagnosis-not-recaptured:Condition/d1:HCC 37"),
        silent(
            "documented again by another code of its category",
            chart(
                last(), seen(), condition("d1", "e1", "E11.22"), condition("d2", "e2", "E11.21"))),
        silent(
            "billed this year",
            chart(
                last(),
                seen(),
                condition("d1", "e1", "E11.22"),
                claim("c1").diagnosis("E11.21").build())),
        silent(
            "a category above it this year",
            chart(
                last(), seen(), condition("d1", "e1", "E11.22"), condition("d2", "e2", "E11.00"))),
        says(
            "a category below it is not enough",
            chart(last(), seen(), condition("d1", "e1", "E11.22"), condition("d2", "e2", "E11.9")),
            "diagnosis-not-recaptured:Condition/d1:HCC 37"),
        says(
            "the latest Condition of several",
            chart(
                last(),
                encounter("e0").period(on("2025-02-01")).build(),
                seen(),
                condition("d0", "e0", "E11.22"),
                condition("d1", "e1", "E11.22")),
            "diagnosis-not-recaptured:Condition/d1:HCC 37"),
        silent("not seen this year", chart(last(), condition("d1", "e1", "E11.22"))),
        silent(
            "seen at a distance only",
            chart(
                last(), encounter("e2").classCode("VR").build(), condition("d1", "e1", "E11.22"))),
        silent(
            "the encounter of this year is not finished",
            chart(
                last(),
                encounter("e2").status("in-progress").build(),
                condition("d1", "e1", "E11.22"))),
        silent("of no chronic category", chart(last(), seen(), condition("d1", "e1", "A41.9"))),
        silent("of no category", chart(last(), seen(), condition("d1", "e1", "I10"))),
        silent("of another model", chart(last(), seen(), condition("d1", "e1", "E78.5"))),
        silent(
            "three years ago",
            chart(
                encounter("e1").period(on("2023-12-31")).build(),
                seen(),
                condition("d1", "e1", "E11.22"))),
        silent(
            "provisional",
            chart(
                last(),
                seen(),
                SampleChart.condition(
                    "d1",
                    "e1",
                    CodeableConcept.of(CodeSystem.ICD10CM, "E11.22"),
                    "provisional",
                    List.of()))),
        says(
            "no mapping is of that year",
            chart(
                encounter("e1").period(on("2024-05-01")).build(),
                seen(),
                condition("d1", "e1", "E11.22")),
            "? chart code-set-not-loaded CMS-HCC mapping 2024"),
        says(
            "Conditions are not fully known",
            chart(last(), seen()).without("Condition", Cause.LIST_INCOMPLETE),
            "? chart list-incomplete Condition"));
  }

  private static final CodeSets CODES =
      new SampleLists()
          .list(
              "hcc",
              "payment year 2026",
              "2025-01-01",
              "2025-12-31",
              "E1122;37;CMS-HCC Model V28",
              "E1121;37;CMS-HCC Model V28",
              "E1100;36;CMS-HCC Model V28",
              "E119;38;CMS-HCC Model V28",
              "A419;2;CMS-HCC Model V28",
              "E785;45;RxHCC Model V08")
          .list(
              "hcc-chronic",
              "all years",
              "2003-01-01",
              "2099-12-31",
              "HCC36;;chronic | CMS-HCC | V28",
              "HCC37;;chronic | CMS-HCC | V28",
              "HCC38;;chronic | CMS-HCC | V28",
              "HCC2;;not chronic | CMS-HCC | V28",
              "HCC2;;chronic | CMS-HCC | V24")
          .list(
              "hcc-hierarchy",
              "payment year 2026",
              "2025-01-01",
              "2025-12-31",
              "36;37;CMS-HCC | V28 | V28115H1",
              "37;38;CMS-HCC | V28 | V28115H1")
          .build();

  @Test
  void check_notRecaptured_asksToAssessAndNeverToAdd() {
    Finding finding = only(chart(last(), seen(), condition("d1", "e1", "E11.22")));

    assertThat(finding.message().in(Locale.ENGLISH))
        .contains("(E11.22)", "category 37", "1 May 2025");
    assertThat(finding.next().in(Locale.ENGLISH))
        .startsWith("Assess")
        .doesNotContainIgnoringCase("add");
    assertThat(finding.evidence())
        .containsExactly(
            new Evidence(ref("Encounter/e1"), "Encounter.period"),
            new Evidence(ref("Encounter/e2"), "Encounter.period"));
  }

  private static Encounter last() {
    return encounter("e1").period(on("2025-05-01")).build();
  }

  private static Encounter seen() {
    return encounter("e2").period(on("2026-03-02")).build();
  }
}
