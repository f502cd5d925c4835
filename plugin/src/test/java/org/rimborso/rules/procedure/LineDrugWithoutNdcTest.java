package org.rimborso.rules.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rimborso.rule.RuleCases.says;
import static org.rimborso.rule.RuleCases.silent;
import static org.rimborso.rule.RuleCases.withoutClaims;
import static org.rimborso.rule.SampleChart.chart;
import static org.rimborso.rule.SampleChart.display;
import static org.rimborso.rule.SampleRequirements.requires;
import static org.rimborso.rules.procedure.SampleLine.line;
import static org.rimborso.rules.procedure.SampleServices.billing;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rimborso.chart.CodeableConcept;
import org.rimborso.chart.Coding;
import org.rimborso.rule.Finding;
import org.rimborso.rule.Outcome;
import org.rimborso.rule.Rule;
import org.rimborso.rule.RuleCases;
import org.rimborso.rule.SampleChart;
import org.rimborso.rule.SampleClaim;
import org.rimborso.rule.SamplePayers;

class LineDrugWithoutNdcTest implements RuleCases {
  private static final String FOUND = "line-drug-without-ndc:Claim/c1";

  @Override
  public Rule rule() {
    return rule(true);
  }

  @Override
  public Stream<Case> cases() {
    return Stream.of(
        says("a drug without its code", to("Harbor Mutual", line(1, "J0696")), FOUND),
        says(
            "two of them are one defect",
            to("Harbor Mutual", line(1, "J0696"), line(2, "J1100")),
            FOUND),
        silent("with its code", to("Harbor Mutual", line(1, "J0696").drug("00409-7332-01"))),
        silent(
            "with its code beside the lines",
            chart(informed(billing(line(1, "J0696").informed(1))).build())),
        silent(
            "with its code beside the lines, its system by OID",
            chart(
                informed(billing(line(1, "J0696").informed(1)), "urn:oid:2.16.840.1.113883.6.69")
                    .build())),
        says(
            "a drug code that another line points to",
            chart(informed(billing(line(1, "J0696"))).build()),
            FOUND),
        silent("no drug", to("Harbor Mutual", line(1, "G0439"))),
        says(
            "no profile says whether this payer asks for it",
            to("Northlight", line(1, "J0696")),
            "? Claim/c1 policy-not-configured drug code rules of Northlight"),
        silent("nobody but the patient pays", chart(billing(line(1, "J0696")).build())),
        silent(
            "cancelled",
            chart(
                billing(line(1, "J0696"))
                    .insurer(display("Harbor Mutual"))
                    .status("cancelled")
                    .build())),
        says(
            "the drug code may be what could not be read",
            to("Harbor Mutual", line(1, "J0696")).unreadable("Claim/c1", "Claim.item[0].detail"),
            "? Claim/c1 unreadable Claim.item[0].detail"),
        withoutClaims());
  }

  @Test
  void check_payerThatAsksForNone_isSilent() {
    List<Outcome> said = rule(false).check(to("Harbor Mutual", line(1, "J0696")).build());

    assertThat(said).isEmpty();
  }

  @Test
  void check_amongOthers_countsTheDrugsOnly() {
    Finding finding = only(to("Harbor Mutual", line(1, "G0439"), line(2, "J0696")));

    assertThat(finding.element()).isEqualTo("Claim.item[1].productOrService");
    assertThat(finding.message().in(Locale.ENGLISH))
        .isEqualTo(
            "Line 2 bills a drug without the National Drug Code that Harbor Mutual asks for.");
    assertThat(finding.atRisk().orElseThrow().plain()).isEqualTo("60.00");
  }

  private static Rule rule(boolean ndc) {
    return new LineDrugWithoutNdc(SamplePayers.requiring(requires().ndc(ndc)));
  }

  private static SampleClaim informed(SampleClaim claim) {
    return informed(claim, "http://hl7.org/fhir/sid/ndc");
  }

  private static SampleClaim informed(SampleClaim claim, String system) {
    Coding ndc = new Coding(system, "00409-7332-01", Optional.empty());
    return claim
        .insurer(display("Harbor Mutual"))
        .information(CodeableConcept.EMPTY, new CodeableConcept(List.of(ndc), Optional.empty()));
  }

  private static SampleChart to(String payer, SampleLine... lines) {
    return chart(billing(lines).insurer(display(payer)).build());
  }
}
