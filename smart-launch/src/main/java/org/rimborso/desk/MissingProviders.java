package org.rimborso.desk;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.rimborso.chart.Claim;
import org.rimborso.chart.Coverage;
import org.rimborso.chart.Encounter;
import org.rimborso.chart.ExplanationOfBenefit;
import org.rimborso.chart.Party;
import org.rimborso.chart.Reference;
import org.rimborso.chart.Resource;
import org.rimborso.fhir.read.Item;

/** Practitioners, roles and organizations that a chart refers to and that did not ride along. */
final class MissingProviders {
  private static final Set<String> TYPES =
      Set.of("Practitioner", "PractitionerRole", "Organization");

  /** How many are asked for in one search. */
  private static final int AT_ONCE = 100;

  private MissingProviders() {}

  /**
   * They, in groups for one search each; without those that were {@code asked} for before, to which
   * they and the providers that were read are added. May be called by several threads with one set.
   */
  static List<List<Reference>> of(List<Item> items, Set<Reference> asked) {
    List<Resource> resources = new ArrayList<>(items.size());
    items.forEach(item -> item.resource().ifPresent(resources::add));
    for (Resource resource : resources) {
      if (isProvider(resource.reference())) {
        asked.add(resource.reference());
      }
    }
    Set<Reference> named = new HashSet<>();
    resources.forEach(resource -> name(resource, named));
    Map<String, List<Reference>> missing = new TreeMap<>();
    for (Reference reference : new TreeSet<>(named)) {
      if (isProvider(reference) && asked.add(reference)) {
        missing.computeIfAbsent(reference.type(), type -> new ArrayList<>()).add(reference);
      }
    }
    List<List<Reference>> groups = new ArrayList<>();
    missing.values().forEach(all -> groups.addAll(groups(all)));
    return groups;
  }

  private static boolean isProvider(Reference reference) {
    return TYPES.contains(reference.type());
  }

  /** Adds whom {@code resource} refers to. */
  private static void name(Resource resource, Set<Reference> named) {
    if (resource instanceof Encounter encounter) {
      encounter.participants().forEach(participant -> name(participant, named));
      name(encounter.serviceProvider(), named);
    } else if (resource instanceof Coverage coverage) {
      coverage.payors().forEach(payor -> name(payor, named));
    } else if (resource instanceof ExplanationOfBenefit benefit) {
      name(benefit.bill(), named);
    } else if (resource instanceof Claim claim) {
      name(claim.provider(), named);
      name(claim.insurer(), named);
      claim.careTeam().forEach(member -> name(member.provider(), named));
    }
  }

  private static void name(Party party, Set<Reference> named) {
    party.reference().ifPresent(named::add);
  }

  private static List<List<Reference>> groups(List<Reference> all) {
    List<List<Reference>> groups = new ArrayList<>();
    for (int from = 0; from < all.size(); from += AT_ONCE) {
      groups.add(all.subList(from, Math.min(all.size(), from + AT_ONCE)));
    }
    return groups;
  }
}
