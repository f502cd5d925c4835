package org.rimborso.rules.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rimborso.rule.RuleCases.says;
import static org.rimborso.rule.RuleCases.withoutClaims;
import static org.rimborso.rule.SampleChart.chart;
import static org.rimborso.rule.SampleChart.on;
import static org.rimborso.rule.SampleClaim.claim;

import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import org.rimborso.chart.Cause;
import org.rimborso.chart.Claim;
import org.rimborso.chart.Period;
import org.rimborso.codes.TabularNotes;
import org.rimborso.rule.NotChecked;
import org.rimborso.rule.Rule;
import org.rimborso.rule.RuleCases.Case;
import org.rimborso.rule.SampleClaim;

/** What holds for every rule on the notes of the tabular list. */
final class NoteCases {
  private NoteCases() {}

  /** An edition of the notes, of the fiscal year in which {@link #bill} is. */
  static TabularNotes.Builder edition() {
    return TabularNotes.builder("FY2026", LocalDate.of(2025, 10, 1), LocalDate.of(2026, 9, 30));
  }

  static SampleClaim bill(String... icd10cm) {
    return bill("c1", icd10cm);
  }

  private static SampleClaim bill(String id, String... icd10cm) {
    SampleClaim claim = claim(id).billable(on("2026-03-02"));
    Stream.of(icd10cm).forEach(claim::diagnosis);
    return claim;
  }

  /** For a rule that finds something in a bill of these codes. */
  static Stream<Case> of(String... icd10cm) {
    return Stream.of(
        says(
            "no date",
            chart(bill(icd10cm).billable(Period.UNKNOWN).build()),
            "? Claim/c1 element-missing Claim.billablePeriod"),
        withoutClaims());
  }

  /** Without any notes the rule says so of the chart, however many bills there are. */
  static void assertSaysOnceThatNotesAreMissing(Rule rule, String... icd10cm) {
    Claim other = bill("c2", icd10cm).build();

    assertThat(rule.check(chart(bill(icd10cm).build(), other).build()))
        .singleElement()
        .isEqualTo(
            new NotChecked(
                rule.id(), Optional.empty(), Cause.CODE_SET_NOT_LOADED, "ICD-10-CM tabular list"));
  }
}
