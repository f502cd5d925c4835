package org.rimborso.benchmarks;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.ClaimResponse;
import org.hl7.fhir.r4.model.ClaimResponse.AdjudicationComponent;
import org.hl7.fhir.r4.model.ClaimResponse.ItemComponent;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterStatus;
import org.hl7.fhir.r4.model.Reference;

/** What the five checks need of the resources, by reference; several threads may add. */
final class HapiFacts {
  private static final Set<String> BILLABLE =
      Set.of("AMB", "EMER", "IMP", "ACUTE", "NONAC", "OBSENC", "SS", "FLD", "HH", "VR");

  private static final int CATEGORY = 3;

  private final Map<String, Billed> claims = new ConcurrentHashMap<>();
  private final Map<String, Span> coverages = new ConcurrentHashMap<>();
  private final Set<String> visits = ConcurrentHashMap.newKeySet();
  private final Set<Diagnosed> conditions = ConcurrentHashMap.newKeySet();
  private final Map<String, Boolean> answers = new ConcurrentHashMap<>();

  private record Billed(
      LocalDate created,
      boolean adds,
      List<LocalDate> days,
      Set<String> visits,
      Set<String> categories,
      String coverage) {}

  private record Diagnosed(String visit, String category) {}

  private record Span(LocalDate since, LocalDate until) {
    boolean has(LocalDate day) {
      return !day.isBefore(since) && !day.isAfter(until);
    }
  }

  void add(Claim claim) {
    BigDecimal nets = BigDecimal.ZERO;
    List<LocalDate> days = new ArrayList<>();
    Set<String> named = new HashSet<>();
    for (Claim.ItemComponent item : claim.getItem()) {
      nets = nets.add(item.getNet().getValue());
      days.add(LocalDate.parse(item.getServicedDateType().getValueAsString()));
      for (Reference encounter : item.getEncounter()) {
        named.add(encounter.getReference());
      }
    }
    Set<String> categories = new HashSet<>();
    claim.getDiagnosis().forEach(d -> categories.add(category(d.getDiagnosisCodeableConcept())));
    String coverage =
        claim.getInsurance().stream()
            .filter(Claim.InsuranceComponent::getFocal)
            .findFirst()
            .map(focal -> focal.getCoverage().getReference())
            .orElse("");
    claims.put(
        "Claim/" + claim.getIdElement().getIdPart(),
        new Billed(
            LocalDate.parse(claim.getCreatedElement().getValueAsString()),
            nets.compareTo(claim.getTotal().getValue()) == 0,
            days,
            named,
            categories,
            coverage));
  }

  private static String category(CodeableConcept concept) {
    String code = concept.getCodingFirstRep().getCode();
    return code.substring(0, Math.min(CATEGORY, code.length()));
  }

  void add(Coverage coverage) {
    String since = coverage.getPeriod().getStartElement().getValueAsString();
    String until = coverage.getPeriod().getEndElement().getValueAsString();
    coverages.put(
        "Coverage/" + coverage.getIdElement().getIdPart(),
        new Span(
            since == null ? LocalDate.MIN : LocalDate.parse(since),
            until == null ? LocalDate.MAX : LocalDate.parse(until)));
  }

  void add(Encounter encounter) {
    if (encounter.getStatus() == EncounterStatus.FINISHED
        && BILLABLE.contains(encounter.getClass_().getCode())) {
      visits.add("Encounter/" + encounter.getIdElement().getIdPart());
    }
  }

  void add(Condition condition) {
    if (condition.getVerificationStatus().getCodingFirstRep().getCode().equals("confirmed")) {
      conditions.add(
          new Diagnosed(condition.getEncounter().getReference(), category(condition.getCode())));
    }
  }

  void add(ClaimResponse answer) {
    boolean denied = answer.getItem().stream().allMatch(HapiFacts::isDenied);
    answers.merge(answer.getRequest().getReference(), denied, (one, other) -> one && other);
  }

  private static boolean isDenied(ItemComponent item) {
    for (AdjudicationComponent entry : item.getAdjudication()) {
      if (entry.getCategory().getCodingFirstRep().getCode().equals("benefit")
          && entry.getAmount().getValue().signum() == 0
          && entry.getReason().getCodingFirstRep().hasCode()) {
        return true;
      }
    }
    return false;
  }

  long count(SweepCheck check, LocalDate day) {
    return switch (check) {
      case TOTAL_MISMATCH -> claims.values().stream().filter(claim -> !claim.adds()).count();
      case COVERAGE_NOT_ACTIVE -> claims.values().stream().filter(this::isUncovered).count();
      case NO_RESPONSE ->
          claims.entrySet().stream()
              .filter(claim -> !answers.containsKey(claim.getKey()))
              .filter(
                  claim ->
                      claim.getValue().created().isBefore(day.minusDays(SweepCheck.USUAL_DAYS)))
              .count();
      case DENIED ->
          answers.entrySet().stream()
              .filter(answer -> answer.getValue() && claims.containsKey(answer.getKey()))
              .count();
      case NOT_ON_CLAIM -> notOnClaim();
    };
  }

  private boolean isUncovered(Billed claim) {
    Span span = coverages.get(claim.coverage());
    return span != null && !claim.days().stream().allMatch(span::has);
  }

  private long notOnClaim() {
    Map<String, Set<String>> billed = new ConcurrentHashMap<>();
    for (Billed claim : claims.values()) {
      for (String visit : claim.visits()) {
        billed.computeIfAbsent(visit, v -> new HashSet<>()).addAll(claim.categories());
      }
    }
    return conditions.stream()
        .filter(one -> visits.contains(one.visit()))
        .filter(
            one -> {
              Set<String> categories = billed.get(one.visit());
              return categories != null && !categories.contains(one.category());
            })
        .count();
  }
}
