package org.rimborso.rules.coverage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Claim;
import org.rimborso.chart.Coverage;
import org.rimborso.chart.Period;
import org.rimborso.chart.Reference;
import org.rimborso.chart.Served;

/** Which coverages the claims of a chart that stand, drafts among them, go to, and for what. */
final class BilledCoverages {
  private final Map<Reference, Set<Reference>> encounters = new HashMap<>();
  private final Map<Reference, List<Period>> unnamed = new HashMap<>();
  private final Map<Reference, List<Period>> all = new HashMap<>();

  BilledCoverages(Chart chart) {
    for (Claim claim : chart.claims()) {
      if (claim.isLive()) {
        claim
            .focalInsurance()
            .flatMap(insurance -> insurance.coverage().reference())
            .ifPresent(coverage -> add(coverage, claim));
      }
    }
  }

  private void add(Reference coverage, Claim claim) {
    Set<Reference> named = claim.encounters();
    Period served = Served.of(claim);
    encounters.computeIfAbsent(coverage, unused -> new HashSet<>()).addAll(named);
    all.computeIfAbsent(coverage, unused -> new ArrayList<>()).add(served);
    if (named.isEmpty()) {
      unnamed.computeIfAbsent(coverage, unused -> new ArrayList<>()).add(served);
    }
  }

  /**
   * Whether some claim for the services of {@code claim} goes to {@code coverage}: one that names
   * the same encounter; where one of the two names none, one of the same days.
   */
  boolean hold(Coverage coverage, Claim claim) {
    Reference reference = coverage.reference();
    Set<Reference> named = claim.encounters();
    Map<Reference, List<Period>> byDays = named.isEmpty() ? all : unnamed;
    Period served = Served.of(claim);
    return Optional.ofNullable(encounters.get(reference))
            .filter(billed -> named.stream().anyMatch(billed::contains))
            .isPresent()
        || byDays.getOrDefault(reference, List.of()).stream().anyMatch(served::mayOverlap);
  }
}
