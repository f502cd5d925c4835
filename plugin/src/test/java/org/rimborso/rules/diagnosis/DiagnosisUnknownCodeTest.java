package org.rimborso.rules.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rimborso.rule.RuleCases.says;
import static org.rimborso.rule.RuleCases.silent;
import static org.rimborso.rule.SampleChart.chart;
import static org.rimborso.rule.SampleChart.condition;
import static org.rimborso.rule.SampleChart.on;
import static org.rimborso.rule.SampleClaim.claim;
import static org.rimborso.rule.SampleEncounter.encounter;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rimborso.chart.Cause;
import org.rimborso.chart.CodeableConcept;
import org.rimborso.codes.CodeSystem;
import org.rimborso.rule.Parameters;
import org.rimborso.rule.Rule;
import org.rimborso.rule.RuleCases;
import org.rimborso.rule.SampleCodes;

class DiagnosisUnknownCodeTest implements RuleCases {
  private static final CodeableConcept ICD9 = CodeableConcept.of(CodeSystem.ICD9CM, "250.00");

  @Override
  public Rule rule() {
    return rule(Parameters.DEFAULTS);
  }

  private static Rule rule(Parameters parameters) {
    return new DiagnosisUnknownCode(SampleCodes.codeSets(), Transition.of(parameters));
  }

  @Override
  public Stream<Case> cases() {
    return Stream.of(
        says(
            "a code without a row in a complete category",
            chart(claim("c1").diagnosis("E11.99").build()),
            "diagnosis-unknown-code:Claim/c1:E11.99"),
        says(
            "undotted",
            chart(claim("c1").diagnosis("E1199").build()),
            "diagnosis-unknown-code:Claim/c1:E11.99"),
        says(
            "longer than any code",
            chart(claim("c1").diagnosis("E11.9XXXXX").build()),
            "diagnosis-unknown-code:Claim/c1:E11.9XXXXX"),
        says(
            "in a Condition only",
            chart(encounter("e1").build(), condition("d1", "e1", "E11.99")),
            "diagnosis-unknown-code:Condition/d1:E11.99"),
        silent("a billable code", chart(claim("c1").diagnosis("E11.9").build())),
        silent("a header is another rule's", chart(claim("c1").diagnosis("E11").build())),
        silent(
            "a code that starts later exists",
            chart(claim("c1").billable(on("2020-01-01")).diagnosis("E11.A").build())),
        silent(
            "ICD-9-CM after the transition is another rule's",
            chart(claim("c1").diagnosis(ICD9).build())),
        says(
            "ICD-9-CM before it has no table",
            chart(claim("c1").billable(on("2015-09-30")).diagnosis(ICD9).build()),
            "? Claim/c1 code-set-not-loaded ICD-9-CM 2015-09-30"),
        says(
            "a code outside the loaded categories is never called unknown",
            chart(claim("c1").diagnosis("Q99.9999").build()),
            "? Claim/c1 code-set-not-loaded ICD-10-CM 2026-11-02"),
        says(
            "Conditions are not offered",
            chart().without("Condition", Cause.SCOPE_NOT_GRANTED),
            "? chart scope-not-granted Condition"));
  }

  @Test
  void check_unknownCode_namesNearestCodesFirst() {
    var finding = only(chart(claim("c1").diagnosis("E11.23").build()));

    assertThat(finding.next().in(Locale.ENGLISH)).contains("E11.21", "E11.22");
    assertThat(finding.message().in(Locale.ENGLISH)).contains("E11.23", "ICD-10-CM");
  }

  @Test
  void check_transitionOff_asksBothSystems() {
    Rule off = rule(new Parameters(Map.of("diagnosis-icd9-after-transition.transition", "off")));

    assertThat(off.check(chart(claim("c1").diagnosis(ICD9).build()).build()))
        .singleElement()
        .hasFieldOrPropertyWithValue("missing", "ICD-9-CM 2026-11-02");
  }
}
