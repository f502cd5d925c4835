package org.rimborso.chart;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Which bills belong to which encounter, and which bills another one replaced. */
final class BillIndex {
  private final Map<Reference, List<Claim>> naming = new HashMap<>();
  private final Map<Reference, List<Reference>> parts = new HashMap<>();
  private final Set<Reference> replaced = new HashSet<>();
  private final UnnamedClaims unnamed;

  /** What was found out, since several rules ask about every encounter. */
  private final Map<Reference, EncounterClaims> known = new ConcurrentHashMap<>();

  BillIndex(
      Collection<Encounter> encounters, Collection<Claim> bills, Collection<Provider> providers) {
    encounters.forEach(e -> e.partOf().ifPresent(whole -> add(parts, whole, e.reference())));
    List<Claim> namingNone = new ArrayList<>();
    for (Claim bill : bills) {
      addReplaced(bill);
      Set<Reference> named = bill.encounters();
      named.forEach(encounter -> add(naming, encounter, bill));
      if (named.isEmpty()) {
        namingNone.add(bill);
      }
    }
    unnamed = new UnnamedClaims(namingNone, providers);
  }

  private void addReplaced(Claim bill) {
    for (Claim.Related related : bill.related()) {
      if (bill.isLive() && related.relationship().filter("prior"::equals).isPresent()) {
        related.claim().ifPresent(replaced::add);
      }
    }
  }

  /** Bills of every status whose lines name the encounter. */
  List<Claim> naming(Reference encounter) {
    return naming.getOrDefault(encounter, List.of());
  }

  /** Claims among them. */
  List<Claim> claimsNaming(Reference encounter) {
    return claimsAmong(naming(encounter));
  }

  /** The claims among {@code bills}, which nearly always are all of them. */
  static List<Claim> claimsAmong(List<Claim> bills) {
    for (Claim bill : bills) {
      if (bill.isFromBenefit()) {
        return bills.stream().filter(one -> !one.isFromBenefit()).toList();
      }
    }
    return Collections.unmodifiableList(bills);
  }

  boolean isReplaced(Reference claim) {
    return replaced.contains(claim);
  }

  /** Those of {@code bills} that stand and that no other replaces, in order of reference. */
  List<Claim> inForce(Collection<Claim> bills) {
    return bills.stream()
        .filter(bill -> bill.isLive() && !isReplaced(bill.reference()))
        .sorted(Comparator.comparing(Claim::reference))
        .toList();
  }

  EncounterClaims of(Encounter encounter) {
    return known.computeIfAbsent(encounter.reference(), unused -> find(encounter));
  }

  private EncounterClaims find(Encounter encounter) {
    List<Claim> naming = naming(encounter.reference());
    if (naming.size() == 1 && parts.isEmpty() && counts(naming.get(0))) {
      return new EncounterClaims.Naming(naming);
    }
    Map<Reference, Claim> named = new TreeMap<>();
    collect(encounter.reference(), named);
    for (Reference part : parts.getOrDefault(encounter.reference(), List.of())) {
      collect(part, named);
    }
    return named.isEmpty()
        ? unnamed.of(encounter)
        : new EncounterClaims.Naming(List.copyOf(named.values()));
  }

  /** Adds the claims that stand and name {@code encounter}. */
  private void collect(Reference encounter, Map<Reference, Claim> found) {
    for (Claim claim : naming(encounter)) {
      if (counts(claim)) {
        found.put(claim.reference(), claim);
      }
    }
  }

  /** Whether it is a claim that stands. */
  private static boolean counts(Claim bill) {
    return bill.isLive() && !bill.isFromBenefit();
  }

  /** The EOBs without a Claim that name the encounter, as bills. */
  List<Claim> benefitsNaming(Reference encounter) {
    List<Claim> found = new ArrayList<>(0);
    for (Claim bill : naming(encounter)) {
      if (bill.isFromBenefit() && bill.isLive()) {
        found.add(bill);
      }
    }
    return found;
  }

  static <T> void add(Map<Reference, List<T>> map, Reference key, T value) {
    map.computeIfAbsent(key, unused -> new ArrayList<>(1)).add(value);
  }
}
