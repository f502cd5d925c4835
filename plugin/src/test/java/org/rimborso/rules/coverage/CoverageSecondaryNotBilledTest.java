package org.rimborso.rules.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rimborso.rule.RuleCases.says;
import static org.rimborso.rule.RuleCases.silent;
import static org.rimborso.rule.RuleCases.withoutClaims;
import static org.rimborso.rule.SampleChart.chart;
import static org.rimborso.rule.SampleChart.coverage;
import static org.rimborso.rule.SampleChart.days;
import static org.rimborso.rule.SampleChart.on;
import static org.rimborso.rule.SampleChart.party;
import static org.rimborso.rule.SampleChart.response;
import static org.rimborso.rule.SampleChart.since;
import static org.rimborso.rule.SampleClaim.claim;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rimborso.chart.Adjudication;
import org.rimborso.chart.Cause;
import org.rimborso.chart.Claim;
import org.rimborso.chart.ClaimResponse;
import org.rimborso.chart.CodeableConcept;
import org.rimborso.chart.Coding;
import org.rimborso.chart.Coverage;
import org.rimborso.chart.Money;
import org.rimborso.rule.Finding;
import org.rimborso.rule.Rule;
import org.rimborso.rule.RuleCases;

class CoverageSecondaryNotBilledTest implements RuleCases {
  private static final String FOUND = "coverage-secondary-not-billed:Claim/c1";
  private static final Coverage FIRST = at("v1", 1);
  private static final Coverage SECOND = at("v2", 2);
  private static final Claim BILL =
      claim("c1").coverage(party("Coverage/v1")).line("Encounter/e1").build();

  @Override
  public Rule rule() {
    return new CoverageSecondaryNotBilled();
  }

  private static Coverage at(String id, int order) {
    return coverage(id, "active", since("2026-01-01"), CodeableConcept.EMPTY, order, "Plan " + id);
  }

  private static Adjudication amount(String category, String usd) {
    return new Adjudication(
        new CodeableConcept(List.of(new Coding("", category, Optional.empty())), Optional.empty()),
        List.of(),
        Optional.empty(),
        Optional.of(Money.of(usd, "USD")),
        Optional.empty());
  }

  private static ClaimResponse leaving(Adjudication... line) {
    return response("r1", "Claim/c1", "complete", List.of(line));
  }

  private static Claim secondary(String encounter) {
    return claim("c2").coverage(party("Coverage/v2")).line(encounter).build();
  }

  @Override
  public Stream<Case> cases() {
    ClaimResponse share = leaving(amount("benefit", "80.00"), amount("coinsurance", "20.00"));
    return Stream.of(
        says("coinsurance is left", chart(FIRST, SECOND, BILL, share), FOUND),
        says("under group PR", chart(FIRST, SECOND, BILL, leaving(amount("PR", "20.00"))), FOUND),
        says(
            "allowed more than paid",
            chart(
                FIRST,
                SECOND,
                BILL,
                leaving(amount("eligible", "100.00"), amount("benefit", "80.00"))),
            FOUND),
        silent(
            "nothing is left",
            chart(
                FIRST,
                SECOND,
                BILL,
                leaving(amount("eligible", "100.00"), amount("benefit", "100.00")))),
        silent(
            "denied whole under CO",
            chart(FIRST, SECOND, BILL, leaving(amount("benefit", "0.00"), amount("CO", "100.00")))),
        silent("no second coverage", chart(FIRST, BILL, share)),
        silent(
            "it had ended",
            chart(
                FIRST,
                coverage(
                    "v2",
                    "active",
                    days("2026-01-01", "2026-06-30"),
                    CodeableConcept.EMPTY,
                    2,
                    "Old"),
                BILL,
                share)),
        silent(
            "it is dental",
            chart(
                FIRST,
                coverage("v2", "active", since("2026-01-01"), dental(), 2, "Teeth"),
                BILL,
                share)),
        silent("this was the second already", chart(at("v1", 2), at("v2", 1), BILL, share)),
        silent(
            "a claim to it names the visit",
            chart(FIRST, SECOND, BILL, share, secondary("Encounter/e1"))),
        says(
            "a claim to it for another visit",
            chart(FIRST, SECOND, BILL, share, secondary("Encounter/e2")),
            FOUND),
        silent(
            "a claim to it of that day names no visit",
            chart(
                FIRST,
                SECOND,
                BILL,
                share,
                claim("c2").coverage(party("Coverage/v2")).line().build())),
        says(
            "one of another day",
            chart(
                FIRST,
                SECOND,
                BILL,
                share,
                claim("c2")
                    .billable(on("2026-11-09"))
                    .coverage(party("Coverage/v2"))
                    .line()
                    .build()),
            FOUND),
        silent("no answer yet", chart(FIRST, SECOND, BILL)),
        silent("rejected", chart(FIRST, SECOND, BILL, response("r1", "Claim/c1", "error"))),
        silent(
            "restricted",
            chart(
                FIRST,
                SECOND,
                claim("c1").labels("R").coverage(party("Coverage/v1")).build(),
                share)),
        says(
            "the answer tells no amounts",
            chart(FIRST, SECOND, BILL, leaving()),
            "? Claim/c1 element-missing ClaimResponse.item.adjudication"),
        says(
            "whether it is in force is not known",
            chart(
                FIRST,
                coverage("v2", "cancelled", since("2026-01-01"), CodeableConcept.EMPTY, 2, "Old"),
                BILL,
                share),
            "? Claim/c1 ambiguous Coverage.period"),
        says(
            "claims were not all read",
            chart(FIRST, SECOND, BILL, share).without("Claim", Cause.LIST_INCOMPLETE),
            "? chart list-incomplete Claim"),
        withoutClaims());
  }

  private static CodeableConcept dental() {
    return new CodeableConcept(
        List.of(
            new Coding(
                "http://terminology.hl7.org/CodeSystem/v3-ActCode", "DENTAL", Optional.empty())),
        Optional.empty());
  }

  @Test
  void check_finding_namesAmountAndPayer() {
    Finding finding = only(chart(FIRST, SECOND, BILL, leaving(amount("copay", "20.00"))));
    assertThat(finding.atRisk()).contains(Money.of("20.00", "USD"));
    assertThat(finding.message().in(Locale.ENGLISH)).contains("20.00 USD", "Plan v2");
  }
}
