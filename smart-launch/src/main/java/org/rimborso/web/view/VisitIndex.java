package org.rimborso.web.view;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Encounter;
import org.rimborso.chart.Reference;
import org.rimborso.rule.Evidence;
import org.rimborso.rule.Finding;

/**
 * Which visits a resource belongs to: the visit itself, its diagnoses, the bills that name it.
 * Built once, asked in constant time.
 */
final class VisitIndex {
  private final Map<Reference, Set<Reference>> visits = new HashMap<>();

  VisitIndex(Chart chart, VisitParts parts) {
    for (Encounter encounter : chart.encounters()) {
      Reference visit = encounter.reference();
      add(visit, visit);
      parts.conditions(encounter).forEach(condition -> add(condition.reference(), visit));
      chart.claimsNaming(visit).forEach(claim -> add(claim.reference(), visit));
    }
    chart
        .benefitsWithoutClaim()
        .forEach(eob -> eob.bill().encounters().forEach(visit -> addKnown(eob.reference(), visit)));
  }

  /** The visits of a resource; empty if it belongs to none. */
  Set<Reference> visitsOf(Reference resource) {
    return visits.getOrDefault(resource, Set.of());
  }

  /** The visits that a finding is about: those of its focus, else those of what proves it. */
  Set<Reference> visitsOf(Finding finding) {
    Set<Reference> own = visitsOf(finding.focus());
    if (!own.isEmpty()) {
      return own;
    }
    Set<Reference> proven = new LinkedHashSet<>();
    List<Evidence> evidence = finding.evidence();
    evidence.forEach(one -> proven.addAll(visitsOf(one.reference())));
    return proven;
  }

  private void addKnown(Reference resource, Reference visit) {
    if (visits.containsKey(visit)) {
      add(resource, visit);
    }
  }

  private void add(Reference resource, Reference visit) {
    visits.computeIfAbsent(resource, key -> new LinkedHashSet<>()).add(visit);
  }
}
