package org.rimborso.rules.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rimborso.rule.RuleCases.says;
import static org.rimborso.rule.RuleCases.silent;
import static org.rimborso.rule.RuleCases.withoutClaims;
import static org.rimborso.rule.SampleChart.chart;
import static org.rimborso.rule.SampleChart.days;
import static org.rimborso.rule.SampleChart.display;
import static org.rimborso.rule.SampleChart.on;
import static org.rimborso.rule.SampleChart.since;
import static org.rimborso.rule.SampleClaim.claim;
import static org.rimborso.rule.SampleEncounter.encounter;

import java.time.YearMonth;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rimborso.chart.Cause;
import org.rimborso.chart.Claim;
import org.rimborso.chart.Encounter;
import org.rimborso.chart.PartialDate;
import org.rimborso.chart.Period;
import org.rimborso.rule.Finding;
import org.rimborso.rule.Rule;
import org.rimborso.rule.RuleCases;
import org.rimborso.rule.SampleChart;
import org.rimborso.rule.SampleClaim;
import org.rimborso.rule.SamplePayers;
import org.rimborso.rule.Severity;

class ClaimDateOutsideEncounterTest implements RuleCases {
  private static final String FOUND = "claim-date-outside-encounter:Claim/c1:e1";
  private static final Encounter VISIT = encounter("e1").build();
  private static final Encounter STAY =
      encounter("e1").classCode("IMP").period(days("2026-11-02", "2026-11-05")).build();

  @Override
  public Rule rule() {
    return new ClaimDateOutsideEncounter(SamplePayers.windowOf(1));
  }

  @Override
  public Stream<Case> cases() {
    return Stream.concat(visits(), stays());
  }

  private static Stream<Case> visits() {
    return Stream.of(
        says("the day after", visit(on("2026-11-03")), FOUND),
        says("the day before", visit(on("2026-11-01")), FOUND),
        says("a period that reaches beyond", visit(days("2026-11-02", "2026-11-03")), FOUND),
        silent("the day", visit(on("2026-11-02"))),
        says(
            "the claim's days where the line has none",
            chart(VISIT, claim("c1").billable(on("2026-11-04")).line("Encounter/e1").build()),
            FOUND),
        silent(
            "a line that names no visit",
            chart(VISIT, claim("c1").line(on("2026-11-20")).line("Encounter/e1").build())),
        silent(
            "two lines wrong the same way are one defect, none is none",
            chart(VISIT, claim("c1").line("Encounter/e1").line("Encounter/e1").build())),
        says(
            "two lines wrong are one finding",
            chart(
                VISIT,
                claim("c1")
                    .line(on("2026-11-20"), "Encounter/e1")
                    .line(on("2026-11-21"), "Encounter/e1")
                    .build()),
            FOUND),
        says(
            "days of a claim over two visits do not say which day was whose",
            chart(
                VISIT,
                encounter("e2").period(on("2026-11-09")).build(),
                claim("c1")
                    .billable(days("2026-11-02", "2026-11-09"))
                    .line("Encounter/e1")
                    .line("Encounter/e2")
                    .build()),
            "? Claim/c1 element-missing Claim.item.serviced, Encounter.period"),
        silent(
            "open-ended, after its start",
            chart(
                encounter("e1").period(since("2026-11-02")).build(),
                claim("c1").line(on("2026-11-20"), "Encounter/e1").build())),
        says(
            "open-ended, before its start",
            chart(
                encounter("e1").period(since("2026-11-02")).build(),
                claim("c1").line(on("2026-11-01"), "Encounter/e1").build()),
            FOUND),
        silent(
            "an encounter that ends before it starts is another rule's",
            chart(
                encounter("e1").period(days("2026-11-02", "2026-11-01")).build(),
                claim("c1").line(on("2026-11-20"), "Encounter/e1").build())),
        silent(
            "one before birth too",
            chart(
                encounter("e1").period(on("1950-01-01")).build(),
                claim("c1").line("Encounter/e1").build())),
        says(
            "a month is too vague",
            visit(Period.on(PartialDate.of(YearMonth.of(2026, 11)))),
            "? Claim/c1 element-missing Claim.item.serviced, Encounter.period"),
        says(
            "another month is not",
            visit(Period.on(PartialDate.of(YearMonth.of(2026, 10)))),
            FOUND),
        says(
            "the visit has no dates",
            chart(
                encounter("e1").period(Period.UNKNOWN).build(),
                claim("c1").line("Encounter/e1").build()),
            "? Claim/c1 element-missing Encounter.period"),
        says(
            "the visit is not in the chart",
            chart(claim("c1").line("Encounter/e9").build()),
            "? Claim/c1 element-missing Encounter/e9"),
        says(
            "visits are not offered",
            chart(claim("c1").line("Encounter/e9").build())
                .without("Encounter", Cause.SCOPE_NOT_GRANTED),
            "? Claim/c1 scope-not-granted Encounter/e9"),
        says(
            "a date could not be read",
            visit(on("2026-11-03")).unreadable("Claim/c1", "Claim.item[0].serviced"),
            "? Claim/c1 unreadable Claim.item[0].serviced"),
        silent(
            "cancelled",
            chart(
                VISIT,
                claim("c1").status("cancelled").line(on("2026-11-20"), "Encounter/e1").build())),
        withoutClaims());
  }

  private static Stream<Case> stays() {
    return Stream.of(
        silent("three days before admission belong to it", stay("institutional", "2026-10-30")),
        says("four do not", stay("institutional", "2026-10-29"), FOUND),
        silent("a payer's own window: one day before", chart(STAY, harbor("2026-11-01"))),
        says("two days are outside of it", chart(STAY, harbor("2026-10-31")), FOUND),
        says("after discharge", stay("institutional", "2026-11-06"), FOUND),
        says("a professional claim has no such days", stay("professional", "2026-11-01"), FOUND),
        silent(
            "the bill type makes it a stay",
            chart(
                encounter("e1").classCode("").build(),
                claim("c1").institutional("0111").line(on("2026-10-30"), "Encounter/e1").build())),
        says(
            "an outpatient bill type has no such days",
            chart(
                VISIT,
                claim("c1").institutional("0131").line(on("2026-10-30"), "Encounter/e1").build()),
            FOUND),
        says(
            "not known whether a stay, and that decides",
            chart(
                encounter("e1").classCode("").build(),
                claim("c1").type("institutional").line(on("2026-10-30"), "Encounter/e1").build()),
            "? Claim/c1 element-missing Claim.item.serviced, Encounter.period"));
  }

  @Test
  void check_stay_isAnError() {
    Finding finding = only(stay("institutional", "2026-11-06"));

    assertThat(finding.severity()).isEqualTo(Severity.ERROR);
    assertThat(finding.element()).isEqualTo("Claim.item[0].serviced");
  }

  @Test
  void check_visit_isAWarningThatNamesDays() {
    Finding finding = only(visit(on("2026-11-03")));

    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
    assertThat(finding.message().in(Locale.ITALIAN)).contains("3 nov 2026", "2 nov 2026", "riga 1");
  }

  private static SampleChart visit(Period serviced) {
    return chart(VISIT, claim("c1").line(serviced, "Encounter/e1").build());
  }

  private static SampleChart stay(String type, String day) {
    SampleClaim claim = claim("c1").type(type).line(on(day), "Encounter/e1");
    return chart(STAY, claim.build());
  }

  private static Claim harbor(String day) {
    return claim("c1")
        .insurer(display("Harbor Mutual"))
        .type("institutional")
        .line(on(day), "Encounter/e1")
        .build();
  }
}
