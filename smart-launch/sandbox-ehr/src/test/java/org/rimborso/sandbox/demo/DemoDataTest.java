package org.rimborso.sandbox.demo;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.ClaimResponse;
import org.hl7.fhir.r4.model.ClaimResponse.RemittanceOutcome;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.ExplanationOfBenefit;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemoDataTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

  private final Map<String, Resource> data = new LinkedHashMap<>();

  DemoDataTest() {
    Stream.concat(DemoData.people().getEntry().stream(), DemoData.charts(TODAY).getEntry().stream())
        .map(BundleEntryComponent::getResource)
        .forEach(r -> assertThat(data.put(reference(r), r)).as(reference(r)).isNull());
  }

  private static String reference(Resource resource) {
    return resource.fhirType() + "/" + resource.getIdElement().getIdPart();
  }

  private <R extends Resource> Stream<R> all(Class<R> type) {
    return data.values().stream().filter(type::isInstance).map(type::cast);
  }

  private <R extends Resource> R one(Class<R> type, String id) {
    return type.cast(Optional.ofNullable(data.get(type.getSimpleName() + "/" + id)).orElseThrow());
  }

  private Stream<Claim> claimsOf(String encounter) {
    return all(Claim.class)
        .filter(c -> c.getStatus() != Claim.ClaimStatus.CANCELLED)
        .filter(
            c ->
                c.getItem().stream()
                    .flatMap(i -> i.getEncounter().stream())
                    .anyMatch(e -> e.getReference().equals("Encounter/" + encounter)));
  }

  private static BigDecimal sumOfLines(Claim claim) {
    return claim.getItem().stream()
        .map(i -> i.getNet().getValue())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  @Test
  void data_isSmallAndClosed() {
    assertThat(data).hasSizeLessThanOrEqualTo(400);
    assertThat(all(Patient.class).count()).isGreaterThanOrEqualTo(8);
    Set<String> targets =
        data.values().stream()
            .flatMap(
                r ->
                    FhirContext.forR4Cached()
                        .newTerser()
                        .getAllPopulatedChildElementsOfType(r, Reference.class)
                        .stream())
            .map(Reference::getReference)
            .collect(Collectors.toSet());
    assertThat(data.keySet()).containsAll(targets);
  }

  @Test
  void people_haveTheirRoles() {
    for (DemoPerson person : DemoPerson.values()) {
      assertThat(one(Practitioner.class, person.id())).isNotNull();
      PractitionerRole role = one(PractitionerRole.class, person.id() + "-role");
      assertThat(role.getCodeFirstRep().getCodingFirstRep().getCode()).isEqualTo(person.roleName());
    }
  }

  @Test
  void procedureCodes_areLevelTwoOnly() {
    assertThat(
            all(Claim.class)
                .flatMap(c -> c.getItem().stream())
                .map(i -> i.getProductOrService().getCodingFirstRep().getCode()))
        .allMatch(code -> code.matches("[A-V]\\d{4}"));
  }

  @Test
  void npis_areRight_exceptTheLocums() {
    List<String> wrong =
        Stream.concat(
                all(Practitioner.class).flatMap(p -> p.getIdentifier().stream()),
                all(Organization.class).flatMap(o -> o.getIdentifier().stream()))
            .filter(i -> i.getSystem().equals(Code.NPI))
            .map(Identifier::getValue)
            .filter(npi -> !checks(npi))
            .toList();
    assertThat(wrong)
        .containsExactly(
            one(Practitioner.class, "demo-practitioner-locum").getIdentifierFirstRep().getValue());
    assertThat(
            one(Claim.class, "demo-lindqvist-claim")
                .getCareTeamFirstRep()
                .getProvider()
                .getReference())
        .isEqualTo("Practitioner/demo-practitioner-locum");
  }

  private static boolean checks(String npi) {
    String digits = "80840" + npi;
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      sum += i % 2 == 0 ? digit : digit * 2 / 10 + digit * 2 % 10;
    }
    return npi.length() == 10 && sum % 10 == 0;
  }

  @Test
  void claims_addUp_exceptTheOneThatShowsIt() {
    assertThat(
            all(Claim.class)
                .filter(c -> sumOfLines(c).compareTo(c.getTotal().getValue()) != 0)
                .map(Resource::getId))
        .containsExactly("demo-novak-claim");
  }

  @Test
  void lines_pointToDiagnoses_exceptTheOneThatShowsIt() {
    assertThat(
            all(Claim.class)
                .filter(
                    c ->
                        c.getItem().stream()
                            .flatMap(i -> i.getDiagnosisSequence().stream())
                            .anyMatch(d -> d.getValue() > c.getDiagnosis().size()))
                .map(Resource::getId))
        .containsExactly("demo-diallo-claim");
  }

  @Test
  void finishedEncounters_areBilledInTime_exceptTheOneThatShowsIt() {
    assertThat(
            all(Encounter.class)
                .filter(e -> daysAgo(e.getPeriod().getEndElement().asStringValue()) > 5)
                .map(Resource::getId)
                .filter(id -> claimsOf(id).findAny().isEmpty()))
        .containsExactly("demo-varga-visit");
  }

  private static long daysAgo(String dateTime) {
    return LocalDate.parse(dateTime.substring(0, 10))
        .until(TODAY, java.time.temporal.ChronoUnit.DAYS);
  }

  @Test
  void encounters_haveDiagnoses_exceptTheOneThatShowsIt() {
    assertThat(all(Encounter.class).filter(e -> !e.hasDiagnosis()).map(Resource::getId))
        .containsExactly("demo-okafor-visit");
  }

  @ParameterizedTest
  @CsvSource({
    "demo-bianchi-visit-diagnosis-1, E11, http://hl7.org/fhir/sid/icd-10-cm",
    "demo-reyes-visit-diagnosis-1, E11.23, http://hl7.org/fhir/sid/icd-10-cm",
    "demo-nakamura-visit-diagnosis-1, 250.00, http://hl7.org/fhir/sid/icd-9-cm",
  })
  void plantedDiagnoses_standInConditionAndClaim(String condition, String code, String system) {
    String claim = condition.replace("visit-diagnosis-1", "claim");
    assertThat(one(Condition.class, condition).getCode().hasCoding(system, code)).isTrue();
    assertThat(
            one(Claim.class, claim)
                .getDiagnosisFirstRep()
                .getDiagnosisCodeableConcept()
                .hasCoding(system, code))
        .isTrue();
  }

  @Test
  void haddad_wasSeenAfterTheCoverageEnded() {
    Coverage coverage = one(Coverage.class, "demo-haddad-coverage");
    Encounter visit = one(Encounter.class, "demo-haddad-visit");
    assertThat(daysAgo(coverage.getPeriod().getEndElement().asStringValue()))
        .isGreaterThan(daysAgo(visit.getPeriod().getStartElement().asStringValue()));
    assertThat(all(Coverage.class).filter(c -> c.getPeriod().hasEnd()).map(Resource::getId))
        .containsExactly("demo-haddad-coverage");
  }

  @Test
  void moreau_isBilledForADayAfterTheStay() {
    Encounter stay = one(Encounter.class, "demo-moreau-stay");
    assertThat(stay.getClass_().getCode()).isEqualTo("IMP");
    assertThat(one(Claim.class, "demo-moreau-claim").getItem())
        .anyMatch(
            i ->
                daysAgo(i.getServicedDateType().asStringValue())
                    < daysAgo(stay.getPeriod().getEndElement().asStringValue()));
  }

  @Test
  void accounts_coverEveryState() {
    assertThat(one(Claim.class, "demo-okafor-claim").getStatus())
        .isEqualTo(Claim.ClaimStatus.DRAFT);
    assertThat(one(Claim.class, "demo-silva-withdrawn-claim").getStatus())
        .isEqualTo(Claim.ClaimStatus.CANCELLED);
    assertThat(answers("demo-reyes-claim")).isEmpty();
    assertThat(answers("demo-lindqvist-claim")).isEmpty();
    assertThat(sentDaysAgo("demo-reyes-claim")).isLessThan(30);
    assertThat(sentDaysAgo("demo-lindqvist-claim")).isGreaterThan(30);
    assertThat(answers("demo-moreau-claim"))
        .extracting(ClaimResponse::getOutcome)
        .containsExactly(RemittanceOutcome.QUEUED);
    assertThat(answers("demo-nakamura-claim"))
        .extracting(ClaimResponse::getOutcome)
        .containsExactly(RemittanceOutcome.ERROR);
    assertThat(paid("demo-bianchi-claim")).isEqualByComparingTo("0");
    assertThat(paid("demo-castellanos-claim")).isBetween(BigDecimal.ONE, new BigDecimal("144"));
    assertThat(paid("demo-weber-claim")).isPositive();
    assertThat(paid("demo-amara-claim")).isEqualByComparingTo("88.00");
    assertThat(paid("demo-fontaine-claim")).isEqualByComparingTo("290.00");
    assertThat(all(Coverage.class).filter(c -> c.getOrder() == 2).map(Resource::getId))
        .containsExactly("demo-kowalski-second-coverage");
    assertThat(all(ExplanationOfBenefit.class).filter(e -> !e.hasClaim()).map(Resource::getId))
        .containsExactly("demo-tanaka-eob");
  }

  @Test
  void answers_explainEveryCent_exceptThoseThatShowIt() {
    assertThat(
            all(ClaimResponse.class)
                .filter(r -> r.getOutcome() == RemittanceOutcome.COMPLETE)
                .filter(r -> !explained(r))
                .map(Resource::getId))
        .containsExactlyInAnyOrder(
            "demo-petrov-claim-answer", "demo-amara-claim-answer", "demo-fontaine-claim-answer");
  }

  /** Whether benefit and adjustments of the lines make the billed sum, and the totals agree. */
  private boolean explained(ClaimResponse response) {
    BigDecimal adjusted =
        response.getItem().stream()
            .flatMap(i -> i.getAdjudication().stream())
            .filter(a -> !amountOf(a, "submitted") && !amountOf(a, "eligible"))
            .map(a -> a.getAmount().getValue())
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    Claim claim =
        one(Claim.class, response.getRequest().getReference().substring("Claim/".length()));
    BigDecimal lines =
        response.getItem().stream()
            .flatMap(i -> i.getAdjudication().stream())
            .filter(a -> amountOf(a, "benefit"))
            .map(a -> a.getAmount().getValue())
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    return adjusted.compareTo(claim.getTotal().getValue()) == 0
        && lines.compareTo(response.getPayment().getAmount().getValue()) == 0;
  }

  private static boolean amountOf(ClaimResponse.AdjudicationComponent adjudication, String code) {
    return adjudication.getCategory().getCodingFirstRep().getCode().equals(code);
  }

  private List<ClaimResponse> answers(String claim) {
    return all(ClaimResponse.class)
        .filter(r -> r.getRequest().getReference().equals("Claim/" + claim))
        .toList();
  }

  private BigDecimal paid(String claim) {
    return answers(claim).get(0).getPayment().getAmount().getValue();
  }

  private long sentDaysAgo(String claim) {
    return daysAgo(one(Claim.class, claim).getCreatedElement().asStringValue());
  }
}
