package org.rimborso.chart;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Live claims that name no encounter, by provider and day, so that the one that fits an encounter
 * is found without looking at the others. A claim without dates, or one that spans more days than a
 * bill does, may belong anywhere and makes its provider's encounters ambiguous.
 */
final class UnnamedClaims {
  private static final int LONGEST_BILL = 400;
  private static final String ANYONE = "";

  private final Map<String, TreeMap<LocalDate, List<Claim>>> byDay = new HashMap<>();
  private final Map<String, List<Claim>> vague = new HashMap<>();
  private final Map<Reference, List<Reference>> members = new HashMap<>();

  /** Those among {@code bills} that stand; none of them names an encounter. */
  UnnamedClaims(Collection<Claim> bills, Collection<Provider> providers) {
    providers.forEach(provider -> members.put(provider.reference(), provider.member()));
    bills.stream()
        .filter(bill -> bill.isLive() && !bill.isFromBenefit())
        .sorted(Comparator.comparing(Claim::reference))
        .forEach(this::add);
  }

  EncounterClaims of(Encounter encounter) {
    Set<String> keys = new LinkedHashSet<>();
    Stream.concat(Stream.of(encounter.serviceProvider()), encounter.participants().stream())
        .forEach(party -> keys.addAll(keys(party)));
    Map<Reference, Claim> fitting = new TreeMap<>();
    keys.forEach(key -> collect(key, encounter.period(), fitting));
    if (fitting.size() == 1) {
      return new EncounterClaims.Matching(fitting.values().iterator().next());
    }
    if (fitting.isEmpty()) {
      collect(ANYONE, encounter.period(), fitting);
    }
    return fitting.isEmpty()
        ? new EncounterClaims.None()
        : new EncounterClaims.Ambiguous(List.copyOf(fitting.values()));
  }

  /** Adds the claims of {@code key} in {@code period}; two are enough to know. */
  private void collect(String key, Period period, Map<Reference, Claim> found) {
    vague.getOrDefault(key, List.of()).stream().limit(2).forEach(c -> found.put(c.reference(), c));
    TreeMap<LocalDate, List<Claim>> days = byDay.get(key);
    if (days == null || found.size() > 1) {
      return;
    }
    for (List<Claim> day : within(days, period).values()) {
      day.stream().limit(2).forEach(c -> found.put(c.reference(), c));
      if (found.size() > 1) {
        return;
      }
    }
  }

  private static Map<LocalDate, List<Claim>> within(
      NavigableMap<LocalDate, List<Claim>> days, Period period) {
    Optional<LocalDate> first = period.start().map(PartialDate::first);
    LocalDate last = period.end().or(period::start).map(PartialDate::last).orElse(LocalDate.MAX);
    LocalDate from = first.orElse(LocalDate.MIN);
    return last.isBefore(from) ? Map.of() : days.subMap(from, true, last, true);
  }

  private void add(Claim claim) {
    List<String> keys = new ArrayList<>(keys(claim.provider()));
    keys.add(ANYONE);
    Period dates = dates(claim);
    Optional<LocalDate> first = dates.start().map(PartialDate::first);
    Optional<LocalDate> last = dates.end().or(dates::start).map(PartialDate::last);
    boolean usual =
        first.isPresent()
            && last.isPresent()
            && !last.get().isBefore(first.get())
            && last.get().isBefore(first.get().plusDays(LONGEST_BILL));
    for (String key : keys) {
      if (usual) {
        TreeMap<LocalDate, List<Claim>> days =
            byDay.computeIfAbsent(key, unused -> new TreeMap<>());
        first
            .get()
            .datesUntil(last.get().plusDays(1))
            .forEach(day -> days.computeIfAbsent(day, unused -> new ArrayList<>(1)).add(claim));
      } else {
        vague.computeIfAbsent(key, unused -> new ArrayList<>()).add(claim);
      }
    }
  }

  /** The billable period, else from the first to the last day of its lines. */
  private static Period dates(Claim claim) {
    if (!claim.billablePeriod().isUnknown()) {
      return claim.billablePeriod();
    }
    return new Period(
        claim.lines().stream()
            .flatMap(line -> line.serviced().start().stream())
            .min(Comparator.naturalOrder()),
        claim.lines().stream()
            .flatMap(line -> line.serviced().end().stream())
            .max(Comparator.naturalOrder()));
  }

  /** What a party may be called: its reference, its identifier, and whom a role joins. */
  private Set<String> keys(Party party) {
    Set<String> keys = new LinkedHashSet<>();
    party.identifier().ifPresent(keys::add);
    party
        .reference()
        .ifPresent(
            ref -> {
              keys.add(ref.toString());
              members.getOrDefault(ref, List.of()).forEach(m -> keys.add(m.toString()));
            });
    keys.remove(ANYONE);
    return keys;
  }
}
