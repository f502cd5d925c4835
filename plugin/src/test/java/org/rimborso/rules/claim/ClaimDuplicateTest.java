package org.rimborso.rules.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rimborso.rule.RuleCases.says;
import static org.rimborso.rule.RuleCases.silent;
import static org.rimborso.rule.RuleCases.withoutClaims;
import static org.rimborso.rule.SampleChart.chart;
import static org.rimborso.rule.SampleChart.on;
import static org.rimborso.rule.SampleChart.party;
import static org.rimborso.rule.SampleChart.ref;
import static org.rimborso.rule.SampleChart.response;
import static org.rimborso.rule.SampleClaim.claim;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rimborso.chart.Cause;
import org.rimborso.chart.Claim;
import org.rimborso.chart.CodeableConcept;
import org.rimborso.chart.Coding;
import org.rimborso.chart.Money;
import org.rimborso.chart.Period;
import org.rimborso.rule.Evidence;
import org.rimborso.rule.Finding;
import org.rimborso.rule.Rule;
import org.rimborso.rule.RuleCases;
import org.rimborso.rule.SampleClaim;

class ClaimDuplicateTest implements RuleCases {
  private static final String FOUND = "claim-duplicate:Claim/c2";

  @Override
  public Rule rule() {
    return new ClaimDuplicate();
  }

  private static SampleClaim bill(String id) {
    return claim(id).coverage(party("Coverage/v1")).coded("G0439");
  }

  private static Claim dispensed(String id, String prescription) {
    return bill(id).type("pharmacy").prescription("MedicationRequest/" + prescription).build();
  }

  private static CodeableConcept byOid(String hcpcs) {
    return new CodeableConcept(
        List.of(new Coding("urn:oid:2.16.840.1.113883.6.285", hcpcs, Optional.empty())),
        Optional.empty());
  }

  private static Claim.Related prior(String claim) {
    return new Claim.Related(Optional.of(ref(claim)), Optional.of("prior"), Optional.empty());
  }

  @Override
  public Stream<Case> cases() {
    return Stream.concat(services(), parties());
  }

  private static Stream<Case> services() {
    return Stream.of(
        says("the same twice", chart(bill("c1").build(), bill("c2").build()), FOUND),
        says(
            "lines in another order",
            chart(
                bill("c1").coded("T1015").build(),
                claim("c2").coverage(party("Coverage/v1")).coded("T1015").coded("G0439").build()),
            FOUND),
        says(
            "the code system under another name",
            chart(
                bill("c1").build(),
                claim("c2").coverage(party("Coverage/v1")).coded(byOid("G0439")).build()),
            FOUND),
        silent("one line more", chart(bill("c1").build(), bill("c2").coded("T1015").build())),
        silent(
            "the line twice is not once",
            chart(bill("c1").build(), bill("c2").coded("G0439").build())),
        silent(
            "another code",
            chart(
                bill("c1").build(),
                claim("c2").coverage(party("Coverage/v1")).coded("T1015").build())),
        silent(
            "a repeat modifier says so",
            chart(
                bill("c1").build(),
                claim("c2").coverage(party("Coverage/v1")).coded("G0439", "76").build())),
        silent(
            "another day",
            chart(bill("c1").build(), bill("c2").billable(on("2026-11-03")).build())),
        silent(
            "facility and professional claim of one service",
            chart(bill("c1").build(), bill("c2").type("institutional").build())),
        silent(
            "a pharmacy's two prescriptions", chart(dispensed("c1", "m1"), dispensed("c2", "m2"))),
        says(
            "a pharmacy's one prescription",
            chart(dispensed("c1", "m1"), dispensed("c2", "m1")),
            FOUND),
        says(
            "a pharmacy that names no prescription",
            chart(bill("c1").type("pharmacy").build(), bill("c2").type("pharmacy").build()),
            "? Claim/c2 element-missing Claim.prescription"),
        silent(
            "lines without codes are not the same",
            chart(
                claim("c1").coverage(party("Coverage/v1")).coded(CodeableConcept.EMPTY).build(),
                claim("c2").coverage(party("Coverage/v1")).coded(CodeableConcept.EMPTY).build())),
        says(
            "no days on either",
            chart(
                bill("c1").billable(Period.UNKNOWN).build(),
                bill("c2").billable(Period.UNKNOWN).build()),
            "? Claim/c2 element-missing Claim.item.serviced"));
  }

  private static Stream<Case> parties() {
    return Stream.of(
        silent(
            "another provider",
            chart(bill("c1").build(), bill("c2").provider(party("Organization/o2")).build())),
        silent(
            "another payer",
            chart(
                bill("c1").build(),
                claim("c2").coverage(party("Coverage/v2")).coded("G0439").build())),
        says(
            "no payer on either",
            chart(claim("c1").coded("G0439").build(), claim("c2").coded("G0439").build()),
            "? Claim/c2 element-missing Claim.insurer"),
        says(
            "the younger one is the duplicate",
            chart(
                bill("c1").created("2026-11-09").build(), bill("c2").created("2026-11-04").build()),
            "claim-duplicate:Claim/c1"),
        says(
            "a draft of what is sent",
            chart(
                bill("c1").created("2026-11-09").build(),
                bill("c2").status("draft").created("2026-11-04").build()),
            FOUND),
        silent(
            "two drafts: nothing is sent",
            chart(bill("c1").status("draft").build(), bill("c2").status("draft").build())),
        silent(
            "the other is cancelled",
            chart(bill("c1").status("cancelled").build(), bill("c2").build())),
        silent(
            "the earlier was rejected",
            chart(bill("c1").build(), bill("c2").build(), response("r1", "Claim/c1", "error"))),
        says(
            "the earlier was denied",
            chart(bill("c1").build(), bill("c2").build(), response("r1", "Claim/c1", "complete")),
            FOUND),
        says(
            "a rejection may be missing",
            chart(bill("c1").build(), bill("c2").build())
                .without("ClaimResponse", Cause.NOT_REACHED),
            "? chart not-reached ClaimResponse"),
        silent(
            "a replacement",
            chart(bill("c1").build(), bill("c2").related(prior("Claim/c1")).build())),
        silent(
            "replaced by it",
            chart(bill("c1").related(prior("Claim/c2")).build(), bill("c2").build())),
        says(
            "each further one",
            chart(bill("c1").build(), bill("c2").build(), bill("c3").build()),
            FOUND,
            "claim-duplicate:Claim/c3"),
        says(
            "a line could not be read: it may differ there",
            chart(bill("c1").build(), bill("c2").build()).unreadable("Claim/c2", "Claim.item[1]"),
            "? Claim/c2 unreadable Claim.item[1]"),
        withoutClaims());
  }

  @Test
  void check_finding_namesTheOtherClaimAndTheMoney() {
    Finding finding = only(chart(bill("c1").build(), bill("c2").total("130.00").build()));
    assertThat(finding.evidence()).containsExactly(new Evidence(ref("Claim/c1"), "Claim"));
    assertThat(finding.atRisk()).contains(Money.of("130.00", "USD"));
    assertThat(finding.message().in(Locale.ITALIAN)).contains("2 nov 2026");
  }
}
