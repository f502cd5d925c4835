package org.rimborso.chart;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Which bills belong to which encounter, and which bills another one replaced. */
final class BillIndex {
  private final Map<Reference, List<Claim>> naming = new HashMap<>();
  private final Map<Reference, List<Reference>> parts = new HashMap<>();
  private final Set<Reference> replaced = new HashSet<>();
  private final UnnamedClaims unnamed;

  BillIndex(
      Collection<Encounter> encounters, Collection<Claim> bills, Collection<Provider> providers) {
    encounters.forEach(e -> e.partOf().ifPresent(whole -> add(parts, whole, e.reference())));
    bills.forEach(bill -> bill.encounters().forEach(e -> add(naming, e, bill)));
    bills.stream()
        .filter(Claim::isLive)
        .flatMap(bill -> bill.related().stream())
        .filter(related -> related.relationship().filter("prior"::equals).isPresent())
        .flatMap(related -> related.claim().stream())
        .forEach(replaced::add);
    unnamed = new UnnamedClaims(bills, providers);
  }

  /** Bills of every status whose lines name the encounter. */
  Stream<Claim> naming(Reference encounter) {
    return naming.getOrDefault(encounter, List.of()).stream();
  }

  boolean isReplaced(Reference claim) {
    return replaced.contains(claim);
  }

  EncounterClaims of(Encounter encounter) {
    Stream<Reference> parts = this.parts.getOrDefault(encounter.reference(), List.of()).stream();
    Map<Reference, Claim> named = new TreeMap<>();
    Stream.concat(Stream.of(encounter.reference()), parts)
        .flatMap(this::naming)
        .filter(claim -> claim.isLive() && !claim.isFromBenefit())
        .forEach(claim -> named.put(claim.reference(), claim));
    return named.isEmpty()
        ? unnamed.of(encounter)
        : new EncounterClaims.Naming(List.copyOf(named.values()));
  }

  /** The EOBs without a Claim that name the encounter, as bills. */
  List<Claim> benefitsNaming(Reference encounter) {
    return naming(encounter).filter(Claim::isFromBenefit).filter(Claim::isLive).toList();
  }

  static <T> void add(Map<Reference, List<T>> map, Reference key, T value) {
    map.computeIfAbsent(key, unused -> new ArrayList<>()).add(value);
  }
}
