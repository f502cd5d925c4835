package org.rimborso.rules.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rimborso.rule.RuleCases.says;
import static org.rimborso.rule.RuleCases.silent;
import static org.rimborso.rule.RuleCases.withoutClaims;
import static org.rimborso.rule.SampleChart.chart;
import static org.rimborso.rule.SampleClaim.claim;

import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rimborso.rule.Rule;
import org.rimborso.rule.RuleCases;

class ClaimTotalMismatchTest implements RuleCases {
  private static final String FOUND = "claim-total-mismatch:Claim/c1";

  @Override
  public Rule rule() {
    return new ClaimTotalMismatch();
  }

  @Override
  public Stream<Case> cases() {
    return Stream.of(
        says(
            "one cent off",
            chart(claim("c1").total("110.01").priced("80", "USD").priced("30", "USD").build()),
            FOUND),
        says(
            "a draft is a claim",
            chart(claim("c1").status("draft").total("1").priced("2", "USD").build()),
            FOUND),
        silent(
            "the sum, whatever the scale",
            chart(claim("c1").total("110.00").priced("80", "USD").priced("30.0", "USD").build())),
        silent("no total", chart(claim("c1").priced("80", "USD").build())),
        silent(
            "a line without net beside nets that make the total",
            chart(claim("c1").total("80").line().priced("80", "USD").build())),
        says(
            "a line without net",
            chart(claim("c1").total("110").line().priced("80", "USD").build()),
            "? Claim/c1 element-missing Claim.item.net"),
        says(
            "no lines",
            chart(claim("c1").total("110").build()),
            "? Claim/c1 element-missing Claim.item"),
        says(
            "amounts of two currencies are never added",
            chart(claim("c1").total("110").priced("80", "USD").priced("30", "EUR").build()),
            "? Claim/c1 ambiguous Claim.item.net.currency"),
        says(
            "lines in another currency than the total",
            chart(claim("c1").total("110").priced("110", "EUR").build()),
            "? Claim/c1 ambiguous Claim.item.net.currency"),
        says(
            "a line could not be read",
            chart(claim("c1").total("110").priced("80", "USD").build())
                .unreadable("Claim/c1", "Claim.item[1].net"),
            "? Claim/c1 unreadable Claim.item[1].net"),
        silent(
            "cancelled",
            chart(claim("c1").status("cancelled").total("1").priced("2", "USD").build())),
        silent(
            "a predetermination",
            chart(claim("c1").use("predetermination").total("1").priced("2", "USD").build())),
        withoutClaims());
  }

  @Test
  void check_mismatch_namesBothSums() {
    var finding = only(chart(claim("c1").total("1120").priced("80", "USD").build()));

    assertThat(finding.message().in(Locale.ENGLISH)).contains("1,120.00 USD", "80.00 USD");
    assertThat(finding.message().in(Locale.ITALIAN)).contains("1.120,00 USD", "80,00 USD");
    assertThat(finding.atRisk().orElseThrow().plain()).isEqualTo("1120.00");
  }
}
