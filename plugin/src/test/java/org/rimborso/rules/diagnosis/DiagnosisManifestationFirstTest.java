package org.rimborso.rules.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rimborso.rule.RuleCases.says;
import static org.rimborso.rule.RuleCases.silent;
import static org.rimborso.rule.SampleChart.chart;
import static org.rimborso.rule.SampleChart.condition;
import static org.rimborso.rule.SampleChart.on;
import static org.rimborso.rule.SampleClaim.claim;
import static org.rimborso.rule.SampleEncounter.encounter;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rimborso.chart.CodeableConcept;
import org.rimborso.chart.Coding;
import org.rimborso.chart.Period;
import org.rimborso.codes.CodeSets;
import org.rimborso.codes.CodeSystem;
import org.rimborso.codes.TabularNotes;
import org.rimborso.rule.Finding;
import org.rimborso.rule.Parameters;
import org.rimborso.rule.Rule;
import org.rimborso.rule.RuleCases;
import org.rimborso.rule.SampleLists;

class DiagnosisManifestationFirstTest implements RuleCases {

  @Override
  public Rule rule() {
    return new DiagnosisManifestationFirst(CODES, Transition.of(Parameters.DEFAULTS));
  }

  @Override
  public Stream<Case> cases() {
    return Stream.of(
        says(
            "by its title",
            chart(claim("c1").diagnosis("F02.80").diagnosis("G30.9").build()),
            "diagnosis-manifestation-first:Claim/c1:F02.80"),
        says(
            "by our own short name for it",
            chart(claim("c1").diagnosis("G47.27").diagnosis("G30.9").build()),
            "diagnosis-manifestation-first:Claim/c1:G47.27"),
        silent(
            "after its etiology",
            chart(claim("c1").diagnosis("G30.9").diagnosis("F02.80").build())),
        says(
            "by the Medicare Code Editor of its year",
            chart(claim("c1").billable(on("2020-03-02")).diagnosis("D64.1").build()),
            "diagnosis-manifestation-first:Claim/c1:D64.1"),
        silent(
            "the list of another year does not count, and the title is silent",
            chart(claim("c1").diagnosis("D64.1").build())),
        says(
            "of rank 1 in an encounter that no claim bills",
            chart(encounter("e1").diagnosis("d1").build(), condition("d1", "e1", "F02.80")),
            "diagnosis-manifestation-first:Condition/d1:F02.80"),
        silent(
            "not elsewhere classified is no manifestation",
            chart(claim("c1").diagnosis("G30.9").build())),
        says(
            "neither a title nor a list of the day",
            chart(claim("c1").diagnosis("Q99.9").build()),
            "? Claim/c1 code-set-not-loaded ICD-10-CM 2026-11-02"),
        silent(
            "the record's own title is one",
            chart(claim("c1").diagnosis(titled("H28", "Some finding")).build())),
        says(
            "and may give it away",
            chart(
                claim("c1")
                    .diagnosis(titled("H28", "Cataract in diseases classified elsewhere"))
                    .build()),
            "diagnosis-manifestation-first:Claim/c1:H28"),
        says(
            "no date",
            chart(claim("c1").billable(Period.UNKNOWN).diagnosis("F02.80").build()),
            "? Claim/c1 element-missing Claim.billablePeriod"));
  }

  private static final CodeSets CODES =
      new SampleLists()
          .named("F0280", "Dementia in other diseases classified elsewhere")
          .named("G309", "Alzheimer disease, not elsewhere classified")
          .named("D641", "Secondary sideroblastic anemia")
          .named("G4727", "Body clock upset by another illness")
          .list(
              "mce",
              "v37 FY2020",
              "2019-10-01",
              "2020-09-30",
              "D641;;Principal_Manifestation | 6 | D")
          .notes(
              TabularNotes.builder("FY2026", LocalDate.of(2025, 10, 1), LocalDate.of(2026, 9, 30))
                  .add("F02", TabularNotes.Kind.CODE_FIRST, "the underlying condition (G30.-)"))
          .build();

  @Test
  void check_etiologyOnTheChart_isNamed() {
    Finding finding = only(chart(claim("c1").diagnosis("F02.80").diagnosis("G30.9").build()));

    assertThat(finding.next().in(Locale.ENGLISH))
        .contains("Alzheimer disease, not elsewhere classified (G30.9)");
    assertThat(rule().beats()).containsExactly("diagnosis-code-first");
  }

  @Test
  void check_noEtiologyOnTheChart_namesNone() {
    Finding finding = only(chart(claim("c1").diagnosis("F02.80").diagnosis("E11.9").build()));

    assertThat(finding.next().in(Locale.ENGLISH)).doesNotContain("chart");
  }

  private static CodeableConcept titled(String code, String title) {
    return new CodeableConcept(
        List.of(new Coding(CodeSystem.ICD10CM.uri(), code, Optional.of(title))), Optional.empty());
  }
}
