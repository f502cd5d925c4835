package org.rimborso.rules.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rimborso.rule.RuleCases.says;
import static org.rimborso.rule.RuleCases.silent;
import static org.rimborso.rule.RuleCases.withoutClaims;
import static org.rimborso.rule.SampleChart.chart;
import static org.rimborso.rule.SampleChart.display;
import static org.rimborso.rule.SampleClaim.claim;
import static org.rimborso.rule.SampleEncounter.encounter;

import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rimborso.rule.Finding;
import org.rimborso.rule.Rule;
import org.rimborso.rule.RuleCases;
import org.rimborso.rule.SampleClaim;
import org.rimborso.rule.SamplePayers;

class AuthorizationMissingTest implements RuleCases {
  private static final String FOUND = "authorization-missing:Claim/c1";

  @Override
  public Rule rule() {
    return new AuthorizationMissing(SamplePayers.authorizing("J0897", "E0100-E0199"));
  }

  private static SampleClaim bill() {
    return claim("c1").insurer(display("Harbor Mutual"));
  }

  @Override
  public Stream<Case> cases() {
    return Stream.of(
        says("a code that needs it", chart(bill().coded("J0897").build()), FOUND),
        says("in a range", chart(bill().coded("E0135").build()), FOUND),
        silent("another code", chart(bill().coded("G0439").build())),
        silent(
            "it is named",
            chart(bill().insurance(display("Plan"), true, "PA-7").coded("J0897").build())),
        says(
            "a blank is none",
            chart(bill().insurance(display("Plan"), true, " ").coded("J0897").build()),
            FOUND),
        says(
            "no profile",
            chart(
                claim("c1").insurer(display("Other")).coded("J0897").build(),
                claim("c2").insurer(display("Other")).coded("J0897").build()),
            "? Claim/c1 policy-not-configured prior authorisation rules of Other"),
        says(
            "Medicare's law says nothing of it",
            chart(claim("c1").insurer(display("Medicare")).coded("J0897").build()),
            "? Claim/c1 policy-not-configured prior authorisation rules of Medicare"),
        silent("no payer is another rule's", chart(claim("c1").coded("J0897").build())),
        silent(
            "emergencies need none",
            chart(
                encounter("e1").classCode("EMER").build(),
                bill().codedFor("J0897", "Encounter/e1").build())),
        says(
            "a visit does",
            chart(encounter("e1").build(), bill().codedFor("J0897", "Encounter/e1").build()),
            FOUND),
        silent("no lines", chart(bill().build())),
        silent("cancelled", chart(bill().status("cancelled").coded("J0897").build())),
        says(
            "it could not be read",
            chart(bill().coded("J0897").build())
                .unreadable("Claim/c1", "Claim.insurance[0].preAuthRef"),
            "? Claim/c1 unreadable Claim.insurance[0].preAuthRef"),
        withoutClaims());
  }

  @Test
  void check_finding_namesPayerAndLines() {
    Finding finding =
        only(
            chart(
                bill()
                    .insurance(display("Plan"), true)
                    .coded("G0439")
                    .coded("J0897")
                    .coded("E0135")
                    .build()));
    assertThat(finding.element()).isEqualTo("Claim.insurance[0].preAuthRef");
    assertThat(finding.message().in(Locale.ENGLISH)).contains("Harbor Mutual", "2, 3");
  }
}
