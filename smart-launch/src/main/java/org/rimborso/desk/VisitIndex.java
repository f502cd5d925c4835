package org.rimborso.desk;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Condition;
import org.rimborso.chart.Encounter;
import org.rimborso.chart.Reference;
import org.rimborso.rule.Evidence;
import org.rimborso.rule.Finding;

/**
 * Which visits a resource belongs to: the visit itself, its diagnoses, the bills that name it.
 * Built once, asked in constant time.
 */
public final class VisitIndex {
  private final Map<Reference, Set<Reference>> visits = new HashMap<>();

  public VisitIndex(Chart chart) {
    for (Encounter encounter : chart.encounters()) {
      Reference visit = encounter.reference();
      add(visit, visit);
      conditions(chart, encounter).forEach(condition -> add(condition.reference(), visit));
      chart.claimsNaming(visit).forEach(claim -> add(claim.reference(), visit));
    }
    chart
        .benefitsWithoutClaim()
        .forEach(eob -> eob.bill().encounters().forEach(visit -> addKnown(eob.reference(), visit)));
  }

  /** The visits of a resource; empty if it belongs to none. */
  public Set<Reference> visitsOf(Reference resource) {
    return visits.getOrDefault(resource, Set.of());
  }

  /** The visits that a finding is about: those of its focus, else those of what proves it. */
  public Set<Reference> visitsOf(Finding finding) {
    Set<Reference> own = visitsOf(finding.focus());
    if (!own.isEmpty()) {
      return own;
    }
    Set<Reference> proven = new LinkedHashSet<>();
    List<Evidence> evidence = finding.evidence();
    evidence.forEach(one -> proven.addAll(visitsOf(one.reference())));
    return proven;
  }

  /** A visit's conditions: those it lists, then those that point at it; no refuted ones. */
  public static List<Condition> conditions(Chart chart, Encounter encounter) {
    Set<Condition> all = new LinkedHashSet<>();
    encounter.diagnoses().stream()
        .flatMap(listed -> chart.find(listed.condition(), Condition.class).stream())
        .forEach(all::add);
    encounter.reasonReferences().stream()
        .flatMap(reason -> chart.find(reason, Condition.class).stream())
        .forEach(all::add);
    all.addAll(chart.conditionsOf(encounter.reference()));
    return all.stream().filter(condition -> !condition.isRefuted()).toList();
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
