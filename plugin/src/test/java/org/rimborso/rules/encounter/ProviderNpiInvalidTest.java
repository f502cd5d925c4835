package org.rimborso.rules.encounter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rimborso.rule.RuleCases.says;
import static org.rimborso.rule.RuleCases.silent;
import static org.rimborso.rule.RuleCases.withoutClaims;
import static org.rimborso.rule.SampleChart.chart;
import static org.rimborso.rule.SampleChart.display;
import static org.rimborso.rule.SampleChart.party;
import static org.rimborso.rule.SampleChart.provider;
import static org.rimborso.rule.SampleClaim.claim;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rimborso.chart.Cause;
import org.rimborso.chart.Party;
import org.rimborso.rule.Rule;
import org.rimborso.rule.RuleCases;

class ProviderNpiInvalidTest implements RuleCases {
  private static final String GOOD = "1234567893";
  private static final String BAD = "1234567890";

  @Override
  public Rule rule() {
    return new ProviderNpiInvalid();
  }

  @Override
  public Stream<Case> cases() {
    String billing = "provider-npi-invalid:Claim/c1:Organization/o1";
    return Stream.of(
        says(
            "the check digit fails",
            chart(claim("c1").build(), provider("Organization/o1", List.of(BAD))),
            billing),
        says(
            "nine digits",
            chart(claim("c1").build(), provider("Organization/o1", List.of("123456789"))),
            billing),
        says(
            "the billing provider was read and has none",
            chart(claim("c1").build(), provider("Organization/o1", List.of())),
            billing),
        says(
            "once for each provider of a chart, at the first claim",
            chart(
                claim("c2").build(),
                claim("c1").build(),
                provider("Organization/o1", List.of(BAD))),
            billing),
        says(
            "a referring provider without one",
            chart(
                claim("c1").team(party("Practitioner/d1"), "referring").build(),
                provider("Organization/o1", List.of(GOOD)),
                provider("Practitioner/d1", List.of())),
            "provider-npi-invalid:Claim/c1:Practitioner/d1"),
        silent(
            "an assistant needs none",
            chart(
                claim("c1").team(party("Practitioner/d1"), "assist").build(),
                provider("Organization/o1", List.of(GOOD)),
                provider("Practitioner/d1", List.of()))),
        silent(
            "a good one", chart(claim("c1").build(), provider("Organization/o1", List.of(GOOD)))),
        silent(
            "a role's is that of whom it joins",
            chart(
                claim("c1").provider(party("PractitionerRole/r1")).build(),
                provider("PractitionerRole/r1", List.of(), "Practitioner/d1"),
                provider("Practitioner/d1", List.of(GOOD)))),
        says(
            "whom the role joins was not read",
            chart(
                claim("c1").provider(party("PractitionerRole/r1")).build(),
                provider("PractitionerRole/r1", List.of(), "Practitioner/d1")),
            "? Claim/c1 element-missing Practitioner/d1"),
        says(
            "named by a wrong NPI only",
            chart(claim("c1").provider(npi(BAD)).build()),
            "provider-npi-invalid:Claim/c1:" + BAD),
        silent("named by its NPI only", chart(claim("c1").provider(npi(GOOD)).build())),
        says(
            "display only",
            chart(claim("c1").provider(display("Dr Bo Example")).build()),
            "? Claim/c1 element-missing Claim.provider"),
        says("not read", chart(claim("c1").build()), "? Claim/c1 element-missing Organization/o1"),
        says(
            "providers are not offered",
            chart(claim("c1").build()).without("Organization", Cause.SCOPE_NOT_GRANTED),
            "? Claim/c1 scope-not-granted Organization/o1"),
        says(
            "its identifiers could not be read",
            chart(claim("c1").build(), provider("Organization/o1", List.of()))
                .unreadable("Organization/o1", "Organization.identifier"),
            "? Organization/o1 unreadable Organization.identifier"),
        silent(
            "a cancelled claim",
            chart(
                claim("c1").status("cancelled").build(),
                provider("Organization/o1", List.of(BAD)))),
        withoutClaims());
  }

  @ParameterizedTest
  @CsvSource({
    "1234567893, true",
    "1245319599, true",
    "1234567890, false",
    "0000000000, false",
    "12345678930, false",
    "'1234567893 ', false",
    "12345678٩3, false",
    "'', false"
  })
  void isValid_npi_asLuhnWithPrefix80840(String npi, boolean valid) {
    assertThat(Npi.isValid(npi)).isEqualTo(valid);
  }

  @Test
  void check_noNpi_saysThatThereIsNone() {
    var finding = only(chart(claim("c1").build(), provider("Organization/o1", List.of())));

    assertThat(finding.message().in(java.util.Locale.ENGLISH))
        .isEqualTo("The record of Dr Bo Example has no provider number (NPI).");
    assertThat(finding.element()).isEqualTo("Claim.provider");
  }

  private static Party npi(String value) {
    return new Party(
        Optional.empty(), Optional.of("http://hl7.org/fhir/sid/us-npi|" + value), Optional.empty());
  }
}
