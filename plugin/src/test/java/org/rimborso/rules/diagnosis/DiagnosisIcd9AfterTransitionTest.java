package org.rimborso.rules.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rimborso.rule.RuleCases.says;
import static org.rimborso.rule.RuleCases.silent;
import static org.rimborso.rule.RuleCases.withoutClaims;
import static org.rimborso.rule.SampleChart.chart;
import static org.rimborso.rule.SampleChart.days;
import static org.rimborso.rule.SampleChart.on;
import static org.rimborso.rule.SampleClaim.claim;
import static org.rimborso.rule.SampleEncounter.encounter;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rimborso.chart.Chart;
import org.rimborso.chart.CodeableConcept;
import org.rimborso.chart.Coding;
import org.rimborso.chart.Period;
import org.rimborso.codes.CodeSystem;
import org.rimborso.rule.Parameters;
import org.rimborso.rule.Rule;
import org.rimborso.rule.RuleCases;
import org.rimborso.rule.RuleContract;
import org.rimborso.rule.SampleCodes;
import org.rimborso.rule.SampleLists;

class DiagnosisIcd9AfterTransitionTest implements RuleCases {
  private static final CodeableConcept ICD9 = CodeableConcept.of(CodeSystem.ICD9CM, "250.00");

  @Override
  public Rule rule() {
    return rule(Map.of());
  }

  private static Rule rule(Map<String, String> parameters) {
    return new DiagnosisIcd9AfterTransition(
        SampleCodes.codeSets(), Transition.of(new Parameters(parameters)));
  }

  @Override
  public Stream<Case> cases() {
    CodeableConcept both =
        new CodeableConcept(
            List.of(Coding.of(CodeSystem.ICD9CM, "250.00"), Coding.of(CodeSystem.ICD10CM, "E11.9")),
            Optional.empty());
    CodeableConcept byOid =
        new CodeableConcept(
            List.of(new Coding("urn:oid:2.16.840.1.113883.6.103", "25000", Optional.empty())),
            Optional.empty());
    return Stream.of(
        says(
            "ICD-9-CM on the first day of ICD-10-CM",
            chart(claim("c1").billable(on("2015-10-01")).diagnosis(ICD9).build()),
            "diagnosis-icd9-after-transition:Claim/c1:250.00"),
        silent(
            "the day before",
            chart(claim("c1").billable(on("2015-09-30")).diagnosis(ICD9).build())),
        says(
            "by OID, undotted",
            chart(claim("c1").diagnosis(byOid).build()),
            "diagnosis-icd9-after-transition:Claim/c1:250.00"),
        says(
            "ICD-10-CM before the transition",
            chart(claim("c1").billable(on("2015-09-30")).diagnosis("E11.9").build()),
            "diagnosis-icd9-after-transition:Claim/c1:E11.9"),
        says(
            "a stay counts by its discharge",
            chart(
                encounter("e1").classCode("IMP").period(days("2015-09-29", "2015-10-02")).build(),
                claim("c1")
                    .type("institutional")
                    .billable(days("2015-09-29", "2015-10-02"))
                    .diagnosis(ICD9)
                    .line("Encounter/e1")
                    .build()),
            "diagnosis-icd9-after-transition:Claim/c1:250.00"),
        silent(
            "the system in force beside the old one is enough",
            chart(claim("c1").diagnosis(both).build())),
        silent("ICD-10-CM today", chart(claim("c1").diagnosis("E11.9").build())),
        says(
            "no date",
            chart(claim("c1").billable(Period.UNKNOWN).diagnosis(ICD9).build()),
            "? Claim/c1 element-missing Claim.billablePeriod"),
        withoutClaims());
  }

  @Test
  void check_switchedOff_isSilent() {
    Rule off = rule(Map.of("diagnosis-icd9-after-transition.transition", "off"));

    assertThat(off.check(chart(claim("c1").diagnosis(ICD9).build()).build())).isEmpty();
  }

  @Test
  void check_otherTransition_countsFromThatDay() {
    Rule later = rule(Map.of("diagnosis-icd9-after-transition.transition", "2026-11-02"));
    Chart before = chart(claim("c1").billable(on("2026-11-01")).diagnosis(ICD9).build()).build();
    Chart after = chart(claim("c1").billable(on("2026-11-02")).diagnosis(ICD9).build()).build();

    assertThat(later.check(before)).isEmpty();
    assertThat(later.check(after)).hasSize(1);
  }

  private static String next(String... map) {
    SampleLists lists =
        new SampleLists().list("gem-9-to-10", "FY2018", "2017-10-01", "2018-09-30", map);
    Rule rule = new DiagnosisIcd9AfterTransition(lists.build(), Transition.of(Parameters.DEFAULTS));
    return RuleContract.findings(rule.check(chart(claim("c1").diagnosis(ICD9).build()).build()))
        .map(finding -> finding.next().in(Locale.ENGLISH))
        .collect(Collectors.joining(" / "));
  }

  @Test
  void check_mappedCode_namesTheBillableFirstAndNoneThatCannotStand() {
    String next =
        next(
            "25000;E11;10000",
            "25000;E116;10000",
            "25000;E119;10000",
            "25000;Z999;10000",
            "25001;E1121;10000");

    assertThat(next)
        .startsWith("Code the documented diagnosis in ICD-10-CM. The mapping suggests, to be")
        .endsWith(": Type 2 diabetes: no complication (E11.9); Z99.9; Type 2 diabetes (E11).");
  }

  @Test
  void check_codeMappedToMany_namesAFewAndSaysThatThereAreMore() {
    String next =
        next(
            "25000;E1121;10000",
            "25000;E1122;10000",
            "25000;E119;10000",
            "25000;S9301XA;10000",
            "25000;S9301XD;10000");

    assertThat(next)
        .contains("suggests many codes", "among them", "E11.21", "E11.22", "E11.9", "S93.01XA")
        .doesNotContain("S93.01XD");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"25001;E119;10000", "25000;;11000", "25000;E116;10000", "25000;E119;10111"})
  void check_codeWithoutUsableTarget_namesNone(String map) {
    assertThat(next(map)).isEqualTo("Code the documented diagnosis in ICD-10-CM.");
  }

  @Test
  void beats_unknownCode() {
    assertThat(rule().beats()).containsExactly("diagnosis-unknown-code");
  }
}
