package org.rimborso.rules.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rimborso.rule.RuleCases.says;
import static org.rimborso.rule.RuleCases.silent;
import static org.rimborso.rule.RuleCases.withoutClaims;
import static org.rimborso.rule.SampleChart.benefit;
import static org.rimborso.rule.SampleChart.chart;
import static org.rimborso.rule.SampleChart.coverage;
import static org.rimborso.rule.SampleChart.days;
import static org.rimborso.rule.SampleChart.display;
import static org.rimborso.rule.SampleChart.on;
import static org.rimborso.rule.SampleChart.response;
import static org.rimborso.rule.SampleChart.since;
import static org.rimborso.rule.SampleClaim.claim;
import static org.rimborso.rule.SampleEncounter.encounter;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rimborso.chart.Cause;
import org.rimborso.chart.Coverage;
import org.rimborso.chart.Money;
import org.rimborso.chart.PartialDate;
import org.rimborso.chart.Party;
import org.rimborso.chart.Period;
import org.rimborso.rule.Finding;
import org.rimborso.rule.Rule;
import org.rimborso.rule.RuleCases;
import org.rimborso.rule.SampleChart;
import org.rimborso.rule.SampleClaim;
import org.rimborso.rule.SamplePayers;
import org.rimborso.rule.Severity;

class ClaimFilingDeadlineTest implements RuleCases {
  private static final String CLAIM = "claim-filing-deadline:Claim/c1";
  private static final String VISIT = "claim-filing-deadline:Encounter/e1";
  private static final Coverage COVERAGE = coverage("v1", "active", since("2020-01-01"));

  @Override
  public Rule rule() {
    return new ClaimFilingDeadline(SamplePayers.filingWithin(90), Set.of());
  }

  private static SampleClaim draft(String day) {
    return claim("c1").status("draft").insurer(display("Harbor Mutual")).billable(on(day)).line();
  }

  private static SampleChart sent(String payer, String day, String... outcomes) {
    SampleChart chart = chart(claim("c1").insurer(display(payer)).billable(on(day)).line().build());
    for (int i = 0; i < outcomes.length; i++) {
      chart.with(response("r" + i, "Claim/c1", outcomes[i]));
    }
    return chart;
  }

  @Override
  public Stream<Case> cases() {
    return Stream.of(limits(), answers(), visits()).flatMap(all -> all);
  }

  private static Stream<Case> limits() {
    return Stream.of(
        silent("31 days left", chart(draft("2026-09-25").build())),
        says("30 days left", chart(draft("2026-09-24").build()), CLAIM),
        says("past", chart(draft("2026-01-10").build()), CLAIM),
        says(
            "a payer without profile",
            chart(draft("2026-01-10").insurer(display("Other Plan")).build()),
            "? Claim/c1 policy-not-configured filing limit of Other Plan"),
        says(
            "day not known",
            chart(draft("2026-01-10").billable(Period.on(PartialDate.ofYear(2026))).build()),
            "? Claim/c1 element-missing Claim.billablePeriod"),
        says(
            "a day could not be read",
            chart(draft("2026-01-10").build()).unreadable("Claim/c1", "Claim.item[0].serviced"),
            "? Claim/c1 unreadable Claim.item[0].serviced"),
        silent("restricted", chart(draft("2026-01-10").labels("R").build())),
        silent(
            "no payer is another rule's",
            chart(draft("2026-01-10").insurer(Party.UNKNOWN).build())),
        says(
            "an outpatient claim counts from its first day",
            chart(draft("2026-01-10").billable(days("2026-08-20", "2026-11-01")).build()),
            CLAIM),
        silent(
            "an institutional claim from its last",
            chart(
                draft("2026-01-10")
                    .type("institutional")
                    .billable(days("2026-08-20", "2026-11-01"))
                    .build())));
  }

  private static Stream<Case> answers() {
    return Stream.of(
        says("sent, no answer", sent("Harbor Mutual", "2026-09-01"), CLAIM),
        silent("a receipt proves that it was filed", sent("Harbor Mutual", "2026-09-01", "queued")),
        says(
            "rejected after the receipt",
            sent("Harbor Mutual", "2026-09-01", "queued", "error"),
            CLAIM),
        says("rejected", sent("Harbor Mutual", "2026-09-01", "error"), CLAIM),
        silent("judged", sent("Harbor Mutual", "2026-09-01", "error", "complete")),
        silent("judged in part", sent("Harbor Mutual", "2026-09-01", "partial")),
        says(
            "an answer may be missing",
            sent("Harbor Mutual", "2026-09-01").without("ClaimResponse", Cause.LIST_INCOMPLETE),
            "? chart list-incomplete ClaimResponse"),
        silent(
            "an answer may be missing, but there is time",
            sent("Harbor Mutual", "2026-11-01").without("ClaimResponse", Cause.LIST_INCOMPLETE)),
        says(
            "the EHR offers one kind of answer and has none",
            sent("Harbor Mutual", "2026-09-01")
                .without("ExplanationOfBenefit", Cause.RESOURCE_NOT_OFFERED),
            CLAIM),
        says("Medicare: one calendar year", sent("Medicare", "2025-12-23"), CLAIM),
        says(
            "Medicare's limit is not that of its drug plans",
            chart(
                claim("c1")
                    .type("pharmacy")
                    .insurer(display("Medicare"))
                    .billable(on("2025-01-10"))
                    .line()
                    .build()),
            "? Claim/c1 policy-not-configured filing limit of Medicare"),
        silent("Medicare: the day before that counts", sent("Medicare", "2025-12-24")),
        withoutClaims());
  }

  private static Stream<Case> visits() {
    return Stream.of(
        says(
            "an unbilled visit",
            chart(COVERAGE, encounter("e1").period(on("2026-09-01")).build()),
            VISIT),
        silent(
            "a stay counts from its last day",
            chart(
                COVERAGE,
                encounter("e1").classCode("IMP").period(days("2026-08-20", "2026-10-30")).build())),
        silent("in time", chart(COVERAGE, encounter("e1").build())),
        silent(
            "billed",
            chart(
                COVERAGE,
                encounter("e1").period(on("2026-09-01")).build(),
                claim("c1").insurer(display("Harbor Mutual")).line("Encounter/e1").build(),
                response("r1", "Claim/c1", "complete"))),
        silent(
            "not billable",
            chart(COVERAGE, encounter("e1").period(on("2026-09-01")).labels("R").build())),
        silent(
            "an EOB names it",
            chart(
                COVERAGE,
                encounter("e1").period(on("2026-09-01")).build(),
                benefit(SampleClaim.benefit("b1").line("Encounter/e1").build()))),
        says(
            "no coverage",
            chart(encounter("e1").period(on("2026-09-01")).build()),
            "? Encounter/e1 element-missing Coverage"),
        says(
            "a payer without profile",
            chart(
                coverage("v9", "active", since("2020-01-01")),
                encounter("e1").period(on("2026-09-01")).build()),
            "? Encounter/e1 policy-not-configured filing limit of Example Health v9"),
        says(
            "whether it is billed is not known",
            chart(COVERAGE, encounter("e1").period(on("2026-09-01")).build())
                .without("Claim", Cause.NOT_REACHED),
            "? chart not-reached Claim"));
  }

  @Test
  void check_daysLeft_weigh() {
    assertThat(only(chart(draft("2026-09-02").build())).severity()).isEqualTo(Severity.WARNING);
    assertThat(only(chart(draft("2026-09-01").build())).severity()).isEqualTo(Severity.ERROR);
    assertThat(only(chart(draft("2026-08-24").build())).severity()).isEqualTo(Severity.ERROR);
  }

  @Test
  void check_finding_namesPayerDayAndSource() {
    Finding near = only(chart(draft("2026-09-01").total("99.00").build()));
    assertThat(near.message().in(Locale.ENGLISH))
        .contains("Harbor Mutual", "30 Nov 2026", "7 days are left");
    assertThat(near.source().document()).isEqualTo("Harbor manual, 4");
    assertThat(near.atRisk()).contains(Money.of("99.00", "USD"));
    assertThat(only(chart(draft("2026-08-25").build())).message().in(Locale.ITALIAN))
        .contains("oggi");
    Finding past = only(chart(draft("2026-08-24").build()));
    assertThat(past.message().in(Locale.ITALIAN)).contains("scaduto", "22 nov 2026");
    assertThat(past.next().in(Locale.ENGLISH)).contains("exception");
    assertThat(rule().beats()).contains("claim-not-submitted", "encounter-not-billed");
  }
}
