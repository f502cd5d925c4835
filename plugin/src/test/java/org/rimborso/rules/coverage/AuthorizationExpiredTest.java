package org.rimborso.rules.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rimborso.rule.RuleCases.says;
import static org.rimborso.rule.RuleCases.silent;
import static org.rimborso.rule.RuleCases.withoutClaims;
import static org.rimborso.rule.SampleChart.chart;
import static org.rimborso.rule.SampleChart.days;
import static org.rimborso.rule.SampleChart.on;
import static org.rimborso.rule.SampleChart.party;
import static org.rimborso.rule.SampleChart.ref;
import static org.rimborso.rule.SampleChart.response;
import static org.rimborso.rule.SampleChart.since;
import static org.rimborso.rule.SampleClaim.claim;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rimborso.chart.Cause;
import org.rimborso.chart.Claim;
import org.rimborso.chart.ClaimResponse;
import org.rimborso.chart.Period;
import org.rimborso.rule.Evidence;
import org.rimborso.rule.Finding;
import org.rimborso.rule.Rule;
import org.rimborso.rule.RuleCases;
import org.rimborso.rule.SampleClaim;

class AuthorizationExpiredTest implements RuleCases {
  private static final String DATE = "authorization-expired:Claim/c1:date";
  private static final String UNITS = "authorization-expired:Claim/c1:units";
  private static final Claim REQUEST = claim("a1").use("preauthorization").coded("J0897").build();

  @Override
  public Rule rule() {
    return new AuthorizationExpired();
  }

  private static ClaimResponse authorization(String number, Period authorized) {
    ClaimResponse plain = response("r1", "Claim/a1", "complete");
    return new ClaimResponse(
        plain.reference(),
        plain.patient(),
        plain.request(),
        "preauthorization",
        plain.answer(),
        Optional.of(number),
        authorized);
  }

  private static ClaimResponse until(String day) {
    return authorization("PA-7", days("2026-10-01", day));
  }

  private static SampleClaim bill(String id) {
    return claim(id).insurance(party("Coverage/v1"), true, "PA-7").coded("J0897");
  }

  @Override
  public Stream<Case> cases() {
    return Stream.of(
        silent("it covers the day", chart(REQUEST, until("2026-11-02"), bill("c1").build())),
        says("it had ended", chart(REQUEST, until("2026-11-01"), bill("c1").build()), DATE),
        says(
            "it began later",
            chart(REQUEST, authorization("PA-7", since("2026-11-03")), bill("c1").build()),
            DATE),
        silent(
            "a line it is not for",
            chart(
                REQUEST,
                until("2026-11-01"),
                claim("c1").insurance(party("Coverage/v1"), true, "PA-7").coded("G0439").build())),
        says(
            "a second unit",
            chart(REQUEST, until("2026-11-30"), bill("c1").coded("J0897").build()),
            UNITS),
        says(
            "a second claim uses it up: the later one",
            chart(
                REQUEST,
                until("2026-11-30"),
                bill("c1").build(),
                bill("c0").billable(on("2026-11-01")).build()),
            UNITS),
        silent(
            "no number", chart(REQUEST, until("2026-11-01"), claim("c1").coded("J0897").build())),
        says(
            "not in the chart",
            chart(bill("c1").build()),
            "? Claim/c1 element-missing ClaimResponse.preAuthRef"),
        says(
            "answers are not offered",
            chart(bill("c1").build()).without("ClaimResponse", Cause.RESOURCE_NOT_OFFERED),
            "? Claim/c1 resource-not-offered ClaimResponse.preAuthRef"),
        says(
            "another number",
            chart(REQUEST, authorization("PA-8", since("2026-01-01")), bill("c1").build()),
            "? Claim/c1 element-missing ClaimResponse.preAuthRef"),
        says(
            "no period",
            chart(REQUEST, authorization("PA-7", Period.UNKNOWN), bill("c1").build()),
            "? Claim/c1 element-missing ClaimResponse.preAuthPeriod"),
        says(
            "no service date",
            chart(REQUEST, until("2026-11-30"), bill("c1").billable(Period.UNKNOWN).build()),
            "? Claim/c1 element-missing Claim.item.serviced"),
        says(
            "units are not known without the request",
            chart(until("2026-11-30"), bill("c1").build()),
            "? Claim/c1 element-missing ClaimResponse.request"),
        says(
            "a date could not be read",
            chart(REQUEST, until("2026-11-01"), bill("c1").build())
                .unreadable("Claim/c1", "Claim.item[0].serviced"),
            "? Claim/c1 unreadable Claim.item[0].serviced"),
        withoutClaims());
  }

  @Test
  void check_finding_namesNumberAndLinesOrCodes() {
    Finding date = only(chart(REQUEST, until("2026-11-01"), bill("c1").build()));
    assertThat(date.message().in(Locale.ENGLISH)).contains("PA-7", "line 1");
    assertThat(date.element()).isEqualTo("Claim.insurance[0].preAuthRef[0]");
    assertThat(date.evidence())
        .containsExactly(new Evidence(ref("ClaimResponse/r1"), "ClaimResponse.preAuthPeriod"));
    Finding units = only(chart(REQUEST, until("2026-11-30"), bill("c1").coded("J0897").build()));
    assertThat(units.message().in(Locale.ITALIAN)).contains("PA-7", "J0897");
  }
}
