package org.rimborso.rules.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rimborso.rule.RuleCases.says;
import static org.rimborso.rule.RuleCases.silent;
import static org.rimborso.rule.SampleChart.chart;
import static org.rimborso.rule.SampleChart.on;
import static org.rimborso.rule.SampleChart.ref;
import static org.rimborso.rule.SampleClaim.claim;
import static org.rimborso.rules.diagnosis.NoteCases.bill;
import static org.rimborso.rules.diagnosis.NoteCases.edition;

import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rimborso.chart.CodeableConcept;
import org.rimborso.codes.CodeSets;
import org.rimborso.codes.CodeSystem;
import org.rimborso.codes.TabularNotes;
import org.rimborso.rule.Evidence;
import org.rimborso.rule.Finding;
import org.rimborso.rule.Parameters;
import org.rimborso.rule.Rule;
import org.rimborso.rule.RuleCases;
import org.rimborso.rule.SampleCodes;
import org.rimborso.rule.SampleLists;
import org.rimborso.rule.Severity;

class DiagnosisExcludes1Test implements RuleCases {

  @Override
  public Rule rule() {
    return new DiagnosisExcludes1(CODES, Transition.of(Parameters.DEFAULTS));
  }

  @Override
  public Stream<Case> cases() {
    return Stream.concat(
        NoteCases.of("E10.9", "E11.9"),
        Stream.of(
            says(
                "a note at the category of one names the other",
                chart(bill("E10.9", "E11.9").build()),
                "diagnosis-excludes1:Claim/c1:E10.9+E11.9"),
            says(
                "in any order, and noted on both sides is one",
                chart(bill("E11.9", "E10.9").build()),
                "diagnosis-excludes1:Claim/c1:E10.9+E11.9"),
            says(
                "a note of a whole section, a range of codes",
                chart(bill("I63.9", "S06.0X0A").build()),
                "diagnosis-excludes1:Claim/c1:I63.9+S06.0X0A"),
            silent("beyond the range", chart(bill("I63.9", "S08.0XXA").build())),
            silent("codes that no note names", chart(bill("E10.9", "I10").build())),
            silent(
                "two codes of the category that the note names",
                chart(bill("E11.9", "E11.21").build())),
            silent("Excludes2 allows both", chart(bill("E10.9", "E12.9").build())),
            silent(
                "on two claims",
                chart(
                    claim("c1").diagnosis("E10.9").build(),
                    claim("c2").diagnosis("E11.9").build())),
            silent(
                "the admitting diagnosis is apart",
                chart(claim("c1").diagnosis("E10.9").diagnosis("E11.9", "admitting").build())),
            silent("a note that excludes by characters", chart(bill("L27.0", "T36.0X5A").build())),
            silent(
                "ICD-9-CM has no such notes",
                chart(
                    claim("c1")
                        .billable(on("2015-09-30"))
                        .diagnosis(CodeableConcept.of(CodeSystem.ICD9CM, "250.00"))
                        .diagnosis(CodeableConcept.of(CodeSystem.ICD9CM, "250.01"))
                        .build()))));
  }

  private static final CodeSets CODES =
      new SampleLists()
          .notes(
              edition()
                  .add("E10", TabularNotes.Kind.EXCLUDES1, "type 2 diabetes mellitus (E11.-)")
                  .add("E11", TabularNotes.Kind.EXCLUDES1, "type 1 diabetes mellitus (E10.-)")
                  .add(
                      "I60-I69",
                      TabularNotes.Kind.EXCLUDES1,
                      "traumatic intracranial hemorrhage (S02-S06.-)")
                  .add("E10", TabularNotes.Kind.EXCLUDES2, "another one (E12.-)")
                  .add(
                      "L27",
                      TabularNotes.Kind.EXCLUDES1,
                      "adverse effect (T36-T50 with fifth or sixth character 5)")
                  .add("K90", TabularNotes.Kind.EXCLUDES1, "unrelated malabsorption (K91.2)"))
          .build();

  @Test
  void check_ownYear_isAnErrorWithTheNote() {
    Finding finding = only(chart(bill("E10.9", "E11.9").total("100.00").build()));

    assertThat(finding.severity()).isEqualTo(Severity.ERROR);
    assertThat(finding.message().in(Locale.ENGLISH))
        .contains("E10.9", "E11.9", "at E10, edition FY2026", "type 2 diabetes mellitus (E11.-)");
    assertThat(finding.element()).isEqualTo("Claim.diagnosis[1].diagnosis");
    assertThat(finding.evidence())
        .containsExactly(new Evidence(ref("Claim/c1"), "Claim.diagnosis[0].diagnosis"));
    assertThat(finding.atRisk().orElseThrow().plain()).isEqualTo("100.00");
  }

  @Test
  void check_neighbouringYear_isAWarning() {
    Finding finding = only(chart(bill("E10.9", "E11.9").billable(on("2026-10-01")).build()));

    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
    assertThat(finding.message().in(Locale.ITALIAN)).contains("edizione FY2026");
  }

  @Test
  void check_noteThatAllowsUnrelatedConditions_isAWarning() {
    assertThat(only(chart(bill("K90.0", "K91.2").build())).severity()).isEqualTo(Severity.WARNING);
  }

  @Test
  void check_noTabularListAtAll_isSaidOnceOfTheChart() {
    Rule rule = new DiagnosisExcludes1(SampleCodes.codeSets(), Transition.of(Parameters.DEFAULTS));

    NoteCases.assertSaysOnceThatNotesAreMissing(rule, "E10.9", "E11.9");
    assertThat(rule.check(chart(claim("c1").diagnosis("E10.9").build()).build())).isEmpty();
  }
}
