package org.rimborso.rules.claim;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.rimborso.chart.Claim;
import org.rimborso.chart.CodeableConcept;
import org.rimborso.chart.Party;
import org.rimborso.chart.Period;
import org.rimborso.codes.CodeSystem;

/**
 * What a claim bills, so that two claims for the same are equal: type, provider, payer, the
 * prescription that a pharmacy dispensed on, and the lines, in any order, each with its codes,
 * modifiers and days.
 *
 * @param lines how often each line is there
 */
record BilledServices(
    Optional<String> type,
    Party provider,
    Party payer,
    Party prescription,
    Map<Service, Integer> lines) {

  /** One line's service. */
  record Service(Set<String> codes, Set<String> modifiers, Period serviced) {}

  /** What {@code claim} bills; empty where a line has no code, for then nothing is the same. */
  static Optional<BilledServices> of(Claim claim) {
    Map<Service, Integer> lines = new HashMap<>();
    for (Claim.Line line : claim.lines()) {
      Set<String> codes = codes(line.service());
      if (codes.isEmpty()) {
        codes = codes(line.revenue());
      }
      if (codes.isEmpty()) {
        return Optional.empty();
      }
      Set<String> modifiers =
          line.modifiers().stream()
              .flatMap(modifier -> codes(modifier).stream())
              .collect(Collectors.toUnmodifiableSet());
      lines.merge(new Service(codes, modifiers, claim.serviced(line)), 1, Integer::sum);
    }
    return lines.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new BilledServices(
                claim.type(),
                claim.provider().withoutWords(),
                payer(claim).withoutWords(),
                claim.prescription().withoutWords(),
                lines));
  }

  /** The element without which {@code claim} cannot be told from one that lacks it as well. */
  static Optional<String> missing(Claim claim) {
    if (claim.provider().isUnknown()) {
      return Optional.of("Claim.provider");
    }
    if (payer(claim).isUnknown()) {
      return Optional.of("Claim.insurer");
    }
    if (claim.type().filter("pharmacy"::equals).isPresent() && claim.prescription().isUnknown()) {
      return Optional.of("Claim.prescription");
    }
    boolean undated = claim.lines().stream().anyMatch(line -> claim.serviced(line).isUnknown());
    return undated ? Optional.of("Claim.item.serviced") : Optional.empty();
  }

  /** The focal coverage tells the payer best; two coverages of one insurer are two payers. */
  private static Party payer(Claim claim) {
    return claim
        .focalInsurance()
        .map(Claim.Insurance::coverage)
        .filter(coverage -> !coverage.isUnknown())
        .orElse(claim.insurer());
  }

  /** One system has several names, and servers send now this one and now that. */
  private static Set<String> codes(CodeableConcept concept) {
    return concept.codings().stream()
        .map(
            coding ->
                coding.system().map(CodeSystem::uri).orElse(coding.uri()) + "|" + coding.code())
        .collect(Collectors.toUnmodifiableSet());
  }
}
