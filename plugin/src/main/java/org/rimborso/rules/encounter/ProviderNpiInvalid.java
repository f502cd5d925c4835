package org.rimborso.rules.encounter;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.rimborso.chart.Cause;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Claim;
import org.rimborso.chart.Party;
import org.rimborso.chart.Provider;
import org.rimborso.chart.Reference;
import org.rimborso.rule.Audience;
import org.rimborso.rule.Evidence;
import org.rimborso.rule.Fault;
import org.rimborso.rule.Finding;
import org.rimborso.rule.Need;
import org.rimborso.rule.Needs;
import org.rimborso.rule.Outcome;
import org.rimborso.rule.Severity;
import org.rimborso.rule.Source;
import org.rimborso.rule.Walk;
import org.rimborso.rule.WalkingRule;

/**
 * <b>Fires when</b> an NPI of a provider that a claim names is not ten digits or fails its check
 * digit, or when the billing, rendering or referring provider was read and has none. Once for each
 * provider of a chart, at the first claim that names it.
 *
 * <p><b>Not checked when</b> the provider was not read and is not named by its NPI, or claims are
 * not offered.
 *
 * <p><b>Leaves to</b> nobody.
 *
 * <p><b>Source</b>: 45 CFR 162.406, standard unique health identifier for providers.
 */
final class ProviderNpiInvalid implements WalkingRule {
  static final String ID = "provider-npi-invalid";

  /** Care-team roles, of R4 and CARIN, whose NPI a claim must state. */
  private static final Set<String> STATED =
      Set.of("primary", "rendering", "performing", "referring");

  private final Fault fault =
      new Fault(
          ID,
          Severity.ERROR,
          Set.of(Audience.BILLING),
          Source.of("45 CFR", "162.406, standard unique health identifier for providers"),
          ProviderNpiInvalid.class);

  @Override
  public String id() {
    return ID;
  }

  @Override
  public Optional<Fault> fault() {
    return Optional.of(fault);
  }

  @Override
  public List<Need> needs() {
    return Needs.resources("Claim");
  }

  /** Where a claim names a provider, and whether the claim must state its NPI. */
  private record Place(Claim claim, String element, Party party, boolean required) {}

  @Override
  public Walk walk(Chart chart) {
    Map<Party, Place> places = new LinkedHashMap<>();
    Set<Party> providers = new HashSet<>();
    return Walk.along(chart.claimsInForce(), claim -> add(places, providers, claim))
        .ending(
            unused ->
                fault
                    .atMostOne(chart, "Claim", places.values(), place -> judge(chart, place))
                    .whole());
  }

  /** The providers of {@code claim}, of whom {@code known} need not be looked at again. */
  private static void add(Map<Party, Place> places, Set<Party> known, Claim claim) {
    if (known.add(claim.provider())) {
      add(places, new Place(claim, "Claim.provider", claim.provider(), true));
    }
    for (int i = 0; i < claim.careTeam().size(); i++) {
      Claim.CareTeamMember member = claim.careTeam().get(i);
      boolean required = member.role().map(STATED::contains).orElse(true);
      add(
          places,
          new Place(claim, "Claim.careTeam[" + i + "].provider", member.provider(), required));
    }
  }

  private static void add(Map<Party, Place> places, Place place) {
    places.merge(place.party().withoutWords(), place, ProviderNpiInvalid::stricter);
  }

  private static Place stricter(Place first, Place later) {
    return first.required() || !later.required() ? first : later;
  }

  private Optional<Outcome> judge(Chart chart, Place place) {
    Optional<Reference> reference = place.party().reference();
    List<Provider> read = reference.map(ref -> resolve(chart, ref)).orElse(List.of());
    NavigableSet<String> npis = new TreeSet<>();
    place.party().npi().ifPresent(npis::add);
    read.forEach(provider -> npis.addAll(provider.npis()));
    for (String npi : npis) {
      if (!Npi.isValid(npi)) {
        return Optional.of(finding(place, read, npi));
      }
    }
    if (!npis.isEmpty()) {
      return Optional.empty();
    }
    if (reference.isEmpty()) {
      return Optional.of(
          fault.notChecked(place.claim().reference(), Cause.ELEMENT_MISSING, place.element()));
    }
    if (read.isEmpty()) {
      return Optional.of(fault.absent(chart, place.claim().reference(), reference.get()));
    }
    return place.required() ? Optional.of(none(chart, place, read)) : Optional.empty();
  }

  /** What a provider without any NPI means: a fault, unless part of it was not read. */
  private Outcome none(Chart chart, Place place, List<Provider> read) {
    Optional<Reference> unread =
        read.stream()
            .flatMap(provider -> provider.member().stream())
            .filter(member -> chart.find(member, Provider.class).isEmpty())
            .min(Comparator.naturalOrder());
    if (unread.isPresent()) {
      return fault.absent(chart, place.claim().reference(), unread.get());
    }
    return read.stream()
        .flatMap(provider -> fault.unread(chart, provider.reference()).stream())
        .findFirst()
        .orElseGet(() -> finding(place, read, "").advising(fault.message("next-none")));
  }

  /** The provider; for a role also whom it joins. */
  private static List<Provider> resolve(Chart chart, Reference reference) {
    Optional<Provider> named = chart.find(reference, Provider.class);
    if (named.isEmpty()) {
      return List.of();
    }
    List<Provider> providers = new ArrayList<>(2);
    providers.add(named.get());
    named.get().member().stream()
        .sorted()
        .forEach(member -> chart.find(member, Provider.class).ifPresent(providers::add));
    return providers;
  }

  private Finding finding(Place place, List<Provider> read, String npi) {
    Optional<String> reference = place.party().reference().map(Reference::toString);
    String fact = reference.or(place.party()::npi).orElse("");
    String name =
        read.stream()
            .flatMap(provider -> provider.name().stream())
            .findFirst()
            .or(() -> place.party().display())
            .orElse(fact);
    Finding finding = fault.finding(place.claim().reference(), fact, place.element(), name, npi);
    return (npi.isEmpty() ? finding.saying(fault.message("message-none", name)) : finding)
        .risking(place.claim().charge())
        .provenBy(
            read.stream()
                .map(p -> new Evidence(p.reference(), p.reference().type() + ".identifier"))
                .toList());
  }
}
