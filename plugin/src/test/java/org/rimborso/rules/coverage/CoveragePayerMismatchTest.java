package org.rimborso.rules.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rimborso.rule.RuleCases.says;
import static org.rimborso.rule.RuleCases.silent;
import static org.rimborso.rule.RuleCases.withoutClaims;
import static org.rimborso.rule.SampleChart.chart;
import static org.rimborso.rule.SampleChart.display;
import static org.rimborso.rule.SampleChart.party;
import static org.rimborso.rule.SampleChart.ref;
import static org.rimborso.rule.SampleChart.since;
import static org.rimborso.rule.SampleClaim.claim;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rimborso.chart.CodeableConcept;
import org.rimborso.chart.Coverage;
import org.rimborso.chart.Party;
import org.rimborso.chart.Provider;
import org.rimborso.rule.Finding;
import org.rimborso.rule.Rule;
import org.rimborso.rule.RuleCases;
import org.rimborso.rule.SampleChart;

class CoveragePayerMismatchTest implements RuleCases {
  private static final String FOUND = "coverage-payer-mismatch:Claim/c1:v1";

  @Override
  public Rule rule() {
    return new CoveragePayerMismatch();
  }

  private static Coverage by(Party... payors) {
    return new Coverage(
        ref("Coverage/v1"),
        Optional.of(SampleChart.PATIENT),
        "active",
        CodeableConcept.EMPTY,
        since("2026-01-01"),
        List.of(payors),
        Optional.of("M-1"),
        OptionalInt.of(1));
  }

  private static SampleChart billed(Party insurer, Party... payors) {
    return chart(by(payors), claim("c1").insurer(insurer).coverage(party("Coverage/v1")).build());
  }

  private static Provider named(String reference, String name, String... identifiers) {
    return new Provider(
        ref(reference), Optional.of(name), List.of(), List.of(), List.of(), List.of(identifiers));
  }

  private static Party number(String identifier) {
    return new Party(Optional.empty(), Optional.of(identifier), Optional.empty());
  }

  @Override
  public Stream<Case> cases() {
    Party one = party("Organization/p1");
    Party other = party("Organization/p2");
    return Stream.of(
        says("another organization", billed(one, other), FOUND),
        silent("the same", billed(one, one)),
        silent("one of several", billed(one, other, one)),
        silent(
            "two records of one name",
            billed(one, other)
                .with(named("Organization/p1", "Harbor"))
                .with(named("Organization/p2", "HARBOR "))),
        silent(
            "two records of one identifier",
            billed(one, other)
                .with(named("Organization/p1", "A", "s|9"))
                .with(named("Organization/p2", "B", "s|9"))),
        silent(
            "by its identifier",
            billed(number("s|9"), other).with(named("Organization/p2", "B", "s|9"))),
        silent("the same words", billed(display("Harbor"), display("harbor"))),
        says(
            "other words may mean the same",
            billed(display("Harbor"), display("Harbor Mutual")),
            "? Claim/c1 ambiguous Claim.insurer"),
        says(
            "words beside a reference",
            billed(display("Harbor"), other),
            "? Claim/c1 ambiguous Claim.insurer"),
        says("no payor", billed(one), "? Claim/c1 element-missing Coverage.payor"),
        silent("no insurer", billed(Party.UNKNOWN, other)),
        silent("the patient pays", billed(one, party("Patient/p1"))),
        says(
            "two claims, one pair, one defect",
            billed(one, other)
                .with(claim("c2").insurer(one).coverage(party("Coverage/v1")).build()),
            FOUND),
        says(
            "text only",
            chart(claim("c1").insurer(one).coverage(display("Medicaid")).build()),
            "? Claim/c1 element-missing Claim.insurance[0].coverage"),
        says(
            "not in the chart",
            chart(claim("c1").insurer(one).coverage(party("Coverage/v1")).build()),
            "? Claim/c1 element-missing Coverage/v1"),
        says(
            "the payor could not be read",
            billed(one, other).unreadable("Coverage/v1", "Coverage.payor[1]"),
            "? Coverage/v1 unreadable Coverage.payor[1]"),
        withoutClaims());
  }

  @Test
  void check_finding_namesBoth() {
    Finding finding =
        only(
            billed(party("Organization/p1"), party("Organization/p2"))
                .with(named("Organization/p1", "Northlight"))
                .with(named("Organization/p2", "Harbor")));
    assertThat(finding.message().in(Locale.ITALIAN)).contains("Northlight", "Harbor");
    assertThat(finding.element()).isEqualTo("Claim.insurer");
  }
}
