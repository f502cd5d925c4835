package org.rimborso.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
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
    for (Item item : items) {
      item.resource()
          .map(Resource::reference)
          .filter(reference -> TYPES.contains(reference.type()))
          .ifPresent(asked::add);
    }
    Map<String, Set<Reference>> missing = new TreeMap<>();
    items.stream()
        .flatMap(item -> item.resource().stream())
        .flatMap(MissingProviders::parties)
        .flatMap(party -> party.reference().stream())
        .filter(reference -> TYPES.contains(reference.type()) && asked.add(reference))
        .forEach(r -> missing.computeIfAbsent(r.type(), key -> new TreeSet<>()).add(r));
    List<List<Reference>> groups = new ArrayList<>();
    missing.values().forEach(set -> groups.addAll(groups(List.copyOf(set))));
    return groups;
  }

  private static Stream<Party> parties(Resource resource) {
    if (resource instanceof Encounter encounter) {
      return Stream.concat(
          encounter.participants().stream(), Stream.of(encounter.serviceProvider()));
    }
    if (resource instanceof Coverage coverage) {
      return coverage.payors().stream();
    }
    if (resource instanceof ExplanationOfBenefit benefit) {
      return parties(benefit.bill());
    }
    if (resource instanceof Claim claim) {
      return Stream.concat(
          Stream.of(claim.provider(), claim.insurer()),
          claim.careTeam().stream().map(Claim.CareTeamMember::provider));
    }
    return Stream.empty();
  }

  private static List<List<Reference>> groups(List<Reference> all) {
    List<List<Reference>> groups = new ArrayList<>();
    for (int from = 0; from < all.size(); from += AT_ONCE) {
      groups.add(all.subList(from, Math.min(all.size(), from + AT_ONCE)));
    }
    return groups;
  }
}
