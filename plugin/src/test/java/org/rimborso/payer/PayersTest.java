package org.rimborso.payer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rimborso.rule.SampleChart.chart;
import static org.rimborso.rule.SampleChart.coverage;
import static org.rimborso.rule.SampleChart.display;
import static org.rimborso.rule.SampleChart.party;
import static org.rimborso.rule.SampleChart.ref;
import static org.rimborso.rule.SampleChart.since;
import static org.rimborso.rule.SampleClaim.claim;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rimborso.chart.Claim;
import org.rimborso.chart.CodeableConcept;
import org.rimborso.chart.Coding;
import org.rimborso.chart.Party;
import org.rimborso.chart.Provider;
import org.rimborso.codes.CodeSystem;

class PayersTest {
  private static final String TYPES = "https://nahdo.org/sopt";
  private static final LocalDate DAY = LocalDate.of(2026, 11, 2);
  private static final Claim BILL = claim("c1").coverage(party("Coverage/v1")).build();

  private static PayerProfile profile(String name, PayerMatch match, int days) {
    Limit limit = new Limit(Period.ofDays(days), "Manual", Optional.empty());
    return new PayerProfile(
        name,
        match,
        new Limits(List.of(limit)),
        Limits.NONE,
        OptionalInt.empty(),
        Requirements.UNKNOWN,
        Contact.UNKNOWN);
  }

  private static PayerMatch byIdentifier(String... texts) {
    return new PayerMatch(Set.of(texts), Set.of(), Set.of());
  }

  private static PayerMatch byName(String name) {
    return new PayerMatch(Set.of(), Set.of(name), Set.of());
  }

  private static PayerMatch byType(String type) {
    return new PayerMatch(Set.of(), Set.of(), Set.of(type));
  }

  private static CodeableConcept sourceOfPayment(String code) {
    return new CodeableConcept(
        List.of(new Coding(TYPES, code, Optional.empty())), Optional.empty());
  }

  private static Optional<String> name(PayerProfile... profiles) {
    return new Payers(List.of(profiles))
        .in(
            chart(
                    coverage("v1", "active", since("2026-01-01"), sourceOfPayment("511")),
                    payer("Organization/o9", "Example Mutual"),
                    BILL)
                .build())
        .of(claim("c1").insurer(party("Organization/o9")).coverage(party("Coverage/v1")).build())
        .map(PayerProfile::name);
  }

  private static Provider payer(String reference, String name) {
    return new Provider(
        ref(reference),
        Optional.of(name),
        List.of(),
        List.of(),
        List.of(),
        List.of("https://payers.example.org|60054"));
  }

  @Test
  void of_payerByIdentifierNameOrType_isRecognised() {
    assertThat(name(profile("A", byIdentifier("https://payers.example.org|60054"), 90)))
        .contains("A");
    assertThat(name(profile("A", byIdentifier("60054"), 90))).contains("A");
    assertThat(name(profile("A", byIdentifier("Organization/o9"), 90))).contains("A");
    assertThat(name(profile("A", byName(" example  MUTUAL"), 90))).contains("A");
    assertThat(name(profile("A", byName("Example Health v1"), 90))).contains("A");
    assertThat(name(profile("A", byType("511"), 90))).contains("A");
    assertThat(name(profile("A", byType(TYPES + "|511"), 90))).contains("A");
  }

  @Test
  void of_payerThatNoProfileKnows_isEmpty() {
    assertThat(name(profile("A", byIdentifier("6005"), 90))).isEmpty();
    assertThat(name(profile("A", byName("Example"), 90))).isEmpty();
    assertThat(name(profile("A", byType("https://other.example.org|511"), 90))).isEmpty();
  }

  @Test
  void of_severalProfiles_identifierGoesBeforeNameBeforeType() {
    PayerProfile type = profile("type", byType("511"), 1);
    PayerProfile name = profile("name", byName("Example Mutual"), 2);
    PayerProfile identifier = profile("identifier", byIdentifier("60054"), 3);
    assertThat(name(type, name, identifier)).contains("identifier");
    assertThat(name(type, name)).contains("name");
  }

  @Test
  void of_medicare_isBuiltIn() {
    ChartPayers payers = Payers.NONE.in(chart().build());
    PayerProfile medicare =
        payers.of(claim("c1").insurer(display("Medicare")).build()).orElseThrow();
    Limit filing = medicare.filing().on(DAY).orElseThrow();
    assertThat(filing.lastDay(DAY)).isEqualTo(LocalDate.of(2027, 11, 2));
    assertThat(filing.lastDay(LocalDate.of(2024, 2, 29))).isEqualTo(LocalDate.of(2025, 2, 28));
    assertThat(filing.source()).isEqualTo("42 CFR 424.44");
    assertThat(payers.of(claim("c1").insurer(display("Medicare Advantage")).build())).isEmpty();
  }

  @Test
  void of_medicareThatTheSiteDescribes_keepsWhatTheSiteLeavesOpen() {
    PayerProfile own = profile("Our contractor", byName("Medicare"), 300);
    PayerProfile found =
        new Payers(List.of(own))
            .in(chart().build())
            .of(claim("c1").insurer(display("Medicare")).build())
            .orElseThrow();
    assertThat(found.name()).isEqualTo("Our contractor");
    assertThat(found.filing().on(DAY).map(Limit::length)).contains(Period.ofDays(300));
    assertThat(found.appeal().on(DAY).map(Limit::source)).contains("42 CFR 405.942");
    assertThat(found.requirements().paymentWindowDays()).hasValue(3);
  }

  @Test
  void usualDays_ofAProfile_count() {
    PayerProfile profile =
        new PayerProfile(
            "A",
            byName("A"),
            Limits.NONE,
            Limits.NONE,
            OptionalInt.of(12),
            Requirements.UNKNOWN,
            Contact.UNKNOWN);
    Payers payers = new Payers(List.of(profile));
    assertThat(payers.usualDays(display("A"))).isEqualTo(12);
    assertThat(payers.usualDays(display("B"))).isEqualTo(Payers.USUAL_DAYS);
    assertThat(payers.usualDays(Party.UNKNOWN)).isEqualTo(Payers.USUAL_DAYS);
  }

  @Test
  void limits_severalInTime_theOneOfThatDayCounts() {
    Limit later = new Limit(Period.ofDays(90), "new", Optional.of(DAY));
    Limit first = new Limit(Period.ofDays(180), "old", Optional.of(DAY.minusYears(1)));
    Limits limits = new Limits(List.of(later, first));
    assertThat(limits.on(DAY)).contains(later);
    assertThat(limits.on(DAY.minusDays(1))).contains(first);
    assertThat(limits.on(DAY.minusYears(2))).isEmpty();
  }

  @Test
  void serviceCodes_codePrefixAndRange_includeTheirs() {
    ServiceCodes codes = new ServiceCodes(List.of("J0897", "j07*", "70010-76499"));
    assertThat(List.of("J0897", "J0712", "70010", "72000", "76499"))
        .allMatch(code -> codes.include(CodeableConcept.of(CodeSystem.HCPCS, code)));
    assertThat(List.of("J0898", "J08", "7200", "70009", "76500", "700100"))
        .noneMatch(code -> codes.include(CodeableConcept.of(CodeSystem.HCPCS, code)));
  }
}
