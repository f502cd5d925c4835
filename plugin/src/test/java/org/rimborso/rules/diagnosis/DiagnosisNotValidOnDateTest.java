package org.rimborso.rules.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rimborso.rule.RuleCases.says;
import static org.rimborso.rule.RuleCases.silent;
import static org.rimborso.rule.SampleChart.chart;
import static org.rimborso.rule.SampleChart.condition;
import static org.rimborso.rule.SampleChart.days;
import static org.rimborso.rule.SampleChart.on;
import static org.rimborso.rule.SampleClaim.claim;
import static org.rimborso.rule.SampleEncounter.encounter;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rimborso.chart.Period;
import org.rimborso.codes.CodeEdition;
import org.rimborso.codes.CodeRelations;
import org.rimborso.codes.CodeSets;
import org.rimborso.codes.CodeSystem;
import org.rimborso.codes.CodeTable;
import org.rimborso.codes.LoadedCodeSets;
import org.rimborso.rule.Finding;
import org.rimborso.rule.Parameters;
import org.rimborso.rule.Rule;
import org.rimborso.rule.RuleCases;
import org.rimborso.rule.SampleCodes;

class DiagnosisNotValidOnDateTest implements RuleCases {

  @Override
  public Rule rule() {
    return new DiagnosisNotValidOnDate(codes(), Transition.of(Parameters.DEFAULTS));
  }

  @Override
  public Stream<Case> cases() {
    return Stream.of(
        says(
            "it starts later",
            chart(claim("c1").billable(on("2025-09-30")).diagnosis("E11.A").build()),
            "diagnosis-not-valid-on-date:Claim/c1:E11.A"),
        silent(
            "its first day",
            chart(claim("c1").billable(on("2025-10-01")).diagnosis("E11.A").build())),
        says(
            "it has ended",
            chart(claim("c1").billable(on("2017-10-01")).diagnosis("I21.8").build()),
            "diagnosis-not-valid-on-date:Claim/c1:I21.8"),
        silent(
            "its last day",
            chart(claim("c1").billable(on("2017-09-30")).diagnosis("I21.8").build())),
        says(
            "in a Condition that no claim carries",
            chart(encounter("e1").period(on("2017-10-01")).build(), condition("d1", "e1", "I21.8")),
            "diagnosis-not-valid-on-date:Condition/d1:I21.8"),
        says(
            "in Condition and Claim it is one defect",
            chart(
                encounter("e1").period(on("2017-10-01")).build(),
                condition("d1", "e1", "I21.8"),
                claim("c1")
                    .billable(on("2017-10-01"))
                    .diagnosis("I21.8")
                    .line("Encounter/e1")
                    .build()),
            "diagnosis-not-valid-on-date:Claim/c1:I21.8"),
        says(
            "a stay is coded by its discharge",
            chart(
                encounter("e1").classCode("IMP").period(days("2017-09-28", "2017-10-02")).build(),
                claim("c1").type("institutional").diagnosis("I21.8").line("Encounter/e1").build()),
            "diagnosis-not-valid-on-date:Claim/c1:I21.8"),
        silent(
            "a code that became a category is another fault",
            chart(claim("c1").billable(on("2016-10-01")).diagnosis("E78.0").build())),
        silent(
            "a code that never was is another fault",
            chart(claim("c1").diagnosis("E11.99").build())),
        says(
            "a date outside the loaded span proves nothing",
            chart(claim("c1").billable(on("2027-10-01")).diagnosis("I21.8").build()),
            "? Claim/c1 code-set-not-loaded ICD-10-CM 2027-10-01"),
        says(
            "no date, no edition",
            chart(claim("c1").billable(Period.UNKNOWN).diagnosis("I21.8").build()),
            "? Claim/c1 element-missing Claim.billablePeriod"));
  }

  @Test
  void check_endedCodeWithOneSuccessor_namesItAndItsDays() {
    Finding finding =
        only(chart(claim("c1").billable(on("2017-10-01")).diagnosis("I21.8").build()));

    assertThat(finding.message().in(Locale.ENGLISH))
        .contains("no longer valid on 1 Oct 2017", "30 Sep 2017");
    assertThat(finding.next().in(Locale.ITALIAN)).contains("I21.A9");
  }

  @Test
  void check_codeThatStartsLater_namesItsFirstDay() {
    Finding finding =
        only(chart(claim("c1").billable(on("2025-09-30")).diagnosis("E11.A").build()));

    assertThat(finding.message().in(Locale.ENGLISH)).contains("not yet valid", "1 Oct 2025");
    assertThat(finding.next().in(Locale.ENGLISH)).contains("valid on 30 Sep 2025");
  }

  /** The sample, and one code that another took the place of. */
  private static CodeSets codes() {
    LocalDate change = LocalDate.of(2017, 10, 1);
    CodeRelations conversion =
        new CodeRelations.Builder().add("I21A9", "I218", "", change, Optional.empty()).build();
    CodeTable other =
        CodeTable.of(
            CodeSystem.ICD10CM,
            List.of(
                CodeEdition.builder("FY2017", LocalDate.of(2016, 10, 1), change.minusDays(1))
                    .add("I218", true, Optional.empty(), Optional.empty())
                    .add("E780", false, Optional.empty(), Optional.empty())
                    .build(),
                CodeEdition.builder("FY2018", change, LocalDate.of(2018, 9, 30))
                    .add("I21A9", true, Optional.empty(), Optional.empty())
                    .build()),
            conversion);
    return new LoadedCodeSets(List.of(SampleCodes.icd10cm(), other));
  }
}
