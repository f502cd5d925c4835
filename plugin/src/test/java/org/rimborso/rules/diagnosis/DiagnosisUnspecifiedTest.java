package org.rimborso.rules.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rimborso.rule.RuleCases.says;
import static org.rimborso.rule.RuleCases.silent;
import static org.rimborso.rule.SampleChart.chart;
import static org.rimborso.rule.SampleChart.condition;
import static org.rimborso.rule.SampleChart.on;
import static org.rimborso.rule.SampleClaim.claim;
import static org.rimborso.rule.SampleEncounter.encounter;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rimborso.chart.CodeableConcept;
import org.rimborso.chart.Coding;
import org.rimborso.chart.Period;
import org.rimborso.codes.CodeSets;
import org.rimborso.codes.CodeSystem;
import org.rimborso.rule.Finding;
import org.rimborso.rule.Parameters;
import org.rimborso.rule.Rule;
import org.rimborso.rule.RuleCases;
import org.rimborso.rule.RuleContract;
import org.rimborso.rule.SampleLists;
import org.rimborso.rule.Severity;

class DiagnosisUnspecifiedTest implements RuleCases {

  @Override
  public Rule rule() {
    return rule(Parameters.DEFAULTS);
  }

  @Override
  public Stream<Case> cases() {
    return Stream.of(
        says(
            "the side is open, a sided code exists",
            chart(claim("c1").diagnosis("M25.569").build()),
            "diagnosis-unspecified:Claim/c1:M25.569"),
        silent("the side is coded", chart(claim("c1").diagnosis("M25.561").build())),
        says(
            "a title in our own short words",
            chart(claim("c1").diagnosis("H10.019").build()),
            "diagnosis-unspecified:Claim/c1:H10.019"),
        says(
            "the side stands before a seventh character",
            chart(claim("c1").diagnosis("S43.006A").build()),
            "diagnosis-unspecified:Claim/c1:S43.006A"),
        says(
            "the side is the seventh character",
            chart(claim("c1").diagnosis("H40.2319").build()),
            "diagnosis-unspecified:Claim/c1:H40.2319"),
        says(
            "a side without its organ in our own short words",
            chart(claim("c1").diagnosis("M54.30").build()),
            "diagnosis-unspecified:Claim/c1:M54.30"),
        silent(
            "something else is open, the side is not",
            chart(claim("c1").diagnosis("S43.004A").build())),
        silent("no side to code", chart(claim("c1").diagnosis("J06.9").build())),
        silent("a specific sibling without a side", chart(claim("c1").diagnosis("E78.5").build())),
        says(
            "in a Condition that no claim carries",
            chart(encounter("e1").build(), condition("d1", "e1", "M25.569")),
            "diagnosis-unspecified:Condition/d1:M25.569"),
        silent("a header is another fault", chart(claim("c1").diagnosis("E11").build())),
        silent(
            "a sided code beside it in one concept is enough",
            chart(
                claim("c1")
                    .diagnosis(
                        new CodeableConcept(
                            List.of(
                                Coding.of(CodeSystem.ICD10CM, "M25.561"),
                                Coding.of(CodeSystem.ICD10CM, "M25.569")),
                            Optional.empty()))
                    .build())),
        says(
            "a date outside the loaded span",
            chart(claim("c1").billable(on("2027-10-01")).diagnosis("M25.569").build()),
            "? Claim/c1 code-set-not-loaded ICD-10-CM 2027-10-01"),
        says(
            "no date",
            chart(claim("c1").billable(Period.UNKNOWN).diagnosis("M25.569").build()),
            "? Claim/c1 element-missing Claim.billablePeriod"));
  }

  @Test
  void check_openSide_isAWarningThatNamesBothSides() {
    Finding finding = only(rule(), "M25.569");

    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
    assertThat(finding.next().in(Locale.ENGLISH))
        .contains("Pain in right knee (M25.561)", "Pain in left knee (M25.562)")
        .doesNotContain("hip");
  }

  @Test
  void check_siteAsksForAll_otherOpenCodesAreInformation() {
    Rule all = rule(new Parameters(Map.of("diagnosis-unspecified.all", "on")));

    Finding finding = only(all, "J06.9");
    assertThat(finding.severity()).isEqualTo(Severity.INFO);
    assertThat(finding.next().in(Locale.ENGLISH)).contains("J06.0");
    assertThat(only(all, "M25.569").severity()).isEqualTo(Severity.WARNING);
    assertThat(all.check(chart(claim("c1").diagnosis("R99.9").build()).build()))
        .as("unspecified, but nothing beside it says more")
        .isEmpty();
  }

  private static Finding only(Rule rule, String icd10cm) {
    List<Finding> findings =
        RuleContract.findings(rule.check(chart(claim("c1").diagnosis(icd10cm).build()).build()))
            .toList();
    assertThat(findings).hasSize(1);
    return findings.get(0);
  }

  private static Rule rule(Parameters parameters) {
    CodeSets codes =
        new SampleLists()
            .named("M25561", "Pain in right knee")
            .named("M25562", "Pain in left knee")
            .named("M25569", "Pain in unspecified knee")
            .named("M25551", "Pain in right hip")
            .named("H10011", "Red eye, right eye")
            .named("H10019", "Red eye, eye not stated")
            .named("H402311", "Glaucoma, mild, right eye")
            .named("H402319", "Glaucoma, mild, unspecified eye")
            .named("M5430", "Sciatic pain, side not stated")
            .named("M5432", "Sciatic pain, left")
            .named("S43004A", "Unspecified dislocation of right shoulder joint, initial encounter")
            .named(
                "S43006A",
                "Unspecified dislocation of unspecified shoulder joint, initial encounter")
            .named("J060", "Acute laryngopharyngitis")
            .named("J069", "Acute upper respiratory infection, unspecified")
            .named("R999", "Something, unspecified")
            .build();
    return new DiagnosisUnspecified(codes, Transition.of(Parameters.DEFAULTS), parameters);
  }
}
