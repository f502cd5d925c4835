package org.rimborso.rules.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rimborso.rule.RuleCases.says;
import static org.rimborso.rule.RuleCases.silent;
import static org.rimborso.rule.RuleCases.withoutClaims;
import static org.rimborso.rule.SampleChart.chart;
import static org.rimborso.rule.SampleChart.coverage;
import static org.rimborso.rule.SampleChart.days;
import static org.rimborso.rule.SampleChart.display;
import static org.rimborso.rule.SampleChart.on;
import static org.rimborso.rule.SampleChart.party;
import static org.rimborso.rule.SampleChart.since;
import static org.rimborso.rule.SampleClaim.claim;
import static org.rimborso.rule.SampleEncounter.encounter;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rimborso.chart.Cause;
import org.rimborso.chart.CodeableConcept;
import org.rimborso.chart.Coding;
import org.rimborso.chart.Coverage;
import org.rimborso.chart.PartialDate;
import org.rimborso.chart.Period;
import org.rimborso.rule.Evidence;
import org.rimborso.rule.Finding;
import org.rimborso.rule.Rule;
import org.rimborso.rule.RuleCases;
import org.rimborso.rule.SampleChart;
import org.rimborso.rule.SampleClaim;

class CoverageNotActiveTest implements RuleCases {
  private static final String FOUND = "coverage-not-active:Claim/c1:v1";
  private static final Period UNTIL =
      new Period(Optional.empty(), Optional.of(PartialDate.of(LocalDate.of(2026, 12, 31))));

  @Override
  public Rule rule() {
    return new CoverageNotActive();
  }

  @Override
  public Stream<Case> cases() {
    return Stream.concat(periods(), references());
  }

  private static Stream<Case> periods() {
    Period ended = days("2026-01-01", "2026-06-30");
    Period runs = days("2026-01-01", "2026-12-31");
    return Stream.of(
        says("ended before the service", billed("active", ended), FOUND),
        says("begins after it", billed("active", since("2026-11-03")), FOUND),
        silent("covers it", billed("active", runs)),
        silent("the last day counts", billed("active", days("2026-01-01", "2026-11-02"))),
        silent("open-ended", billed("active", since("2026-11-02"))),
        silent("cancelled, but its period has the end that is needed", billed("cancelled", runs)),
        says("cancelled and ended before", billed("cancelled", ended), FOUND),
        says(
            "cancelled without an end: when",
            billed("cancelled", since("2026-01-01")),
            "? Claim/c1 ambiguous Coverage.period"),
        says(
            "cancelled without an end, but it began later",
            billed("cancelled", since("2026-11-03")),
            FOUND),
        says("a draft never covers", billed("draft", runs), FOUND),
        says("nor what was entered in error", billed("entered-in-error", runs), FOUND),
        says(
            "no start: not known since when",
            billed("active", UNTIL),
            "? Claim/c1 element-missing Coverage.period"),
        says(
            "no period at all",
            billed("active", Period.UNKNOWN),
            "? Claim/c1 element-missing Coverage.period"),
        says(
            "a year is too vague",
            billed("active", Period.on(PartialDate.ofYear(2026))),
            "? Claim/c1 element-missing Coverage.period"),
        says(
            "one line of several is enough",
            chart(
                coverage("v1", "active", ended),
                claim("c1")
                    .coverage(party("Coverage/v1"))
                    .line(on("2026-06-30"))
                    .line(on("2026-07-01"))
                    .build()),
            FOUND),
        silent(
            "a stay is covered by its first day",
            chart(
                coverage("v1", "active", days("2026-01-01", "2026-11-03")),
                claim("c1")
                    .coverage(party("Coverage/v1"))
                    .billable(days("2026-11-02", "2026-11-09"))
                    .line()
                    .build())),
        says(
            "the encounter's day where the claim has none",
            chart(
                encounter("e1").build(),
                coverage("v1", "active", ended),
                claim("c1")
                    .billable(Period.UNKNOWN)
                    .coverage(party("Coverage/v1"))
                    .line("Encounter/e1")
                    .build()),
            FOUND),
        says(
            "no date at all",
            chart(
                coverage("v1", "active", ended),
                claim("c1").billable(Period.UNKNOWN).coverage(party("Coverage/v1")).build()),
            "? Claim/c1 element-missing Claim.billablePeriod"));
  }

  private static Stream<Case> references() {
    Coverage selfPay =
        coverage(
            "v1",
            "active",
            days("2020-01-01", "2020-12-31"),
            new CodeableConcept(
                List.of(
                    new Coding(
                        "http://terminology.hl7.org/CodeSystem/coverage-selfpay",
                        "pay",
                        Optional.empty())),
                Optional.empty()));
    return Stream.of(
        says(
            "display only",
            chart(claim("c1").coverage(display("Medicaid")).build()),
            "? Claim/c1 element-missing Claim.insurance[0].coverage"),
        says(
            "not in the chart",
            chart(claim("c1").coverage(party("Coverage/v1")).build()),
            "? Claim/c1 element-missing Coverage/v1"),
        says(
            "coverages are not offered",
            chart(claim("c1").coverage(party("Coverage/v1")).build())
                .without("Coverage", Cause.RESOURCE_NOT_OFFERED),
            "? Claim/c1 resource-not-offered Coverage/v1"),
        says(
            "its end could not be read",
            billed("active", since("2026-01-01")).unreadable("Coverage/v1", "Coverage.period.end"),
            "? Coverage/v1 unreadable Coverage.period.end"),
        silent("no insurance is another rule's", chart(claim("c1").build())),
        silent("self-pay", chart(selfPay, claim("c1").coverage(party("Coverage/v1")).build())),
        silent(
            "a preauthorization",
            chart(
                coverage("v1", "draft", since("2026-01-01")),
                claim("c1").use("preauthorization").coverage(party("Coverage/v1")).build())),
        withoutClaims());
  }

  @Test
  void check_anotherCoverageInForce_isSuggested() {
    Finding finding =
        only(
            billed("active", days("2026-01-01", "2026-06-30"))
                .with(coverage("v2", "active", since("2026-07-01")))
                .with(coverage("v3", "cancelled", since("2026-07-01"))));

    assertThat(finding.next().in(Locale.ENGLISH)).contains("Example Health v2");
    assertThat(finding.evidence())
        .containsExactly(
            new Evidence(SampleChart.ref("Coverage/v1"), "Coverage.period"),
            new Evidence(SampleChart.ref("Coverage/v2"), "Coverage.period"));
  }

  @Test
  void check_draft_saysThatItIsNoCoverage() {
    Finding finding = only(billed("draft", since("2026-01-01")));

    assertThat(finding.message().in(Locale.ENGLISH)).contains("Example Health v1", "draft");
    assertThat(finding.evidence())
        .containsExactly(new Evidence(SampleChart.ref("Coverage/v1"), "Coverage.status"));
  }

  private static SampleChart billed(String status, Period period) {
    SampleClaim claim = claim("c1").coverage(party("Coverage/v1")).line();
    return chart(coverage("v1", status, period), claim.build());
  }
}
