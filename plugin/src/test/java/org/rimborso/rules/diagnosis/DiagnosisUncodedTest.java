package org.rimborso.rules.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rimborso.rule.RuleCases.says;
import static org.rimborso.rule.RuleCases.silent;
import static org.rimborso.rule.SampleChart.benefit;
import static org.rimborso.rule.SampleChart.chart;
import static org.rimborso.rule.SampleChart.condition;
import static org.rimborso.rule.SampleChart.on;
import static org.rimborso.rule.SampleClaim.claim;
import static org.rimborso.rule.SampleEncounter.encounter;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rimborso.chart.Cause;
import org.rimborso.chart.CodeableConcept;
import org.rimborso.chart.Coding;
import org.rimborso.chart.Condition;
import org.rimborso.codes.CodeAnswer;
import org.rimborso.codes.CodeSets;
import org.rimborso.codes.CodeSystem;
import org.rimborso.rule.Parameters;
import org.rimborso.rule.Rule;
import org.rimborso.rule.RuleCases;
import org.rimborso.rule.RuleContract;
import org.rimborso.rule.SampleChart;
import org.rimborso.rule.SampleClaim;
import org.rimborso.rule.SampleCodes;

class DiagnosisUncodedTest implements RuleCases {

  @Override
  public Rule rule() {
    return rule(Map.of(), Map.of("44054006", List.of("E11", "E119")));
  }

  private static Rule rule(Map<String, String> parameters, Map<String, List<String>> map) {
    return new DiagnosisUncoded(
        new Mapped(SampleCodes.codeSets(), map),
        Transition.of(new Parameters(parameters)),
        Set.of());
  }

  /** The sample codes, and a map from SNOMED CT to ICD-10-CM. */
  private record Mapped(CodeSets codes, Map<String, List<String>> map) implements CodeSets {
    @Override
    public CodeAnswer ask(CodeSystem system, String code, LocalDate day) {
      return codes.ask(system, code, day);
    }

    @Override
    public List<String> billableBelow(CodeSystem system, String code, LocalDate day) {
      return codes.billableBelow(system, code, day);
    }

    @Override
    public Optional<String> name(CodeSystem system, String code, Locale language) {
      return codes.name(system, code, language);
    }

    @Override
    public Optional<List<String>> translations(CodeSystem from, String code, CodeSystem to) {
      return from == CodeSystem.SNOMED && to == CodeSystem.ICD10CM
          ? Optional.ofNullable(map.get(code))
          : Optional.empty();
    }
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

  private static String next(Rule rule, SampleChart chart) {
    return RuleContract.findings(rule.check(chart.build()))
        .map(finding -> finding.next().in(Locale.ENGLISH))
        .collect(Collectors.joining(" / "));
  }

  @Test
  void check_mappedTerm_namesTheBillableFirst() {
    assertThat(next(rule(), chart(encounter("e1").build(), stated("d1", SNOMED))))
        .isEqualTo(
            "Choose the ICD-10-CM code that the documentation supports. The mapping suggests:"
                + " Type 2 diabetes: no complication (E11.9); Type 2 diabetes (E11).");
  }

  @Test
  void check_severalTerms_theFirstThatIsMappedSpeaks() {
    CodeableConcept terms =
        new CodeableConcept(
            List.of(
                Coding.of(CodeSystem.SNOMED, "1"),
                Coding.of(CodeSystem.SNOMED, "2"),
                Coding.of(CodeSystem.SNOMED, "3")),
            Optional.empty());
    Rule rule = rule(Map.of(), Map.of("1", List.of(), "2", List.of("E785"), "3", List.of("E119")));

    assertThat(next(rule, chart(encounter("e1").build(), stated("d1", terms))))
        .contains("E78.5")
        .doesNotContain("E11.9");
  }

  @Test
  void check_whereNothingIsMapped_namesNoCode() {
    SampleChart text =
        chart(
            encounter("e1").build(),
            stated("d1", new CodeableConcept(List.of(), Optional.of("sugar"))));
    SampleChart before =
        chart(encounter("e1").period(on("2015-09-30")).build(), stated("d1", SNOMED));
    SampleChart term = chart(encounter("e1").build(), stated("d1", SNOMED));
    String words = "sugar since spring";
    SampleChart noConcept =
        chart(encounter("e1").build(), stated("d1", CodeableConcept.of(CodeSystem.SNOMED, words)));
    String off = DiagnosisIcd9AfterTransition.ID + ".transition";

    assertThat(
            List.of(
                next(rule(), text),
                next(rule(), before),
                next(rule(Map.of(), Map.of()), term),
                next(rule(Map.of(), Map.of(words, List.of("E119"))), noConcept),
                next(rule(Map.of(off, "off"), Map.of("44054006", List.of("E119"))), term)))
        .containsOnly(
            "Choose the ICD code that the documentation supports; without it the diagnosis cannot"
                + " go on a claim.");
  }

  private static final CodeableConcept SNOMED = CodeableConcept.of(CodeSystem.SNOMED, "44054006");

  private static Condition stated(String id, CodeableConcept code, String... categories) {
    return SampleChart.condition(id, "e1", code, "confirmed", List.of(categories));
  }
}
