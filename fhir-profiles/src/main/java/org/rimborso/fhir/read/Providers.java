package org.rimborso.fhir.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.rimborso.chart.Claim;
import org.rimborso.chart.ClaimResponse;
import org.rimborso.chart.Coverage;
import org.rimborso.chart.Encounter;
import org.rimborso.chart.ExplanationOfBenefit;
import org.rimborso.chart.Party;
import org.rimborso.chart.Provider;
import org.rimborso.chart.Reference;
import org.rimborso.chart.Resource;

/** Of all providers that were read, those that a patient's resources refer to, and their roles. */
final class Providers {
  private final Map<Reference, Item> items;
  private final Map<Reference, List<Reference>> roles = new HashMap<>();

  Providers(Map<Reference, Item> items) {
    this.items = items;
    items.values().forEach(item -> item.resource().ifPresent(this::addRole));
  }

  /** The practitioner does not name the role: the role names the practitioner. */
  private void addRole(Resource resource) {
    if (resource instanceof Provider role) {
      for (Reference member : role.member()) {
        if (member.type().equals("Practitioner")) {
          roles.computeIfAbsent(member, practitioner -> new ArrayList<>(1)).add(role.reference());
        }
      }
    }
  }

  /**
   * {@code own} and behind it the providers it refers to, directly or by a role, and the roles that
   * these practitioners have.
   */
  List<Item> with(List<Item> own) {
    Set<Reference> wanted = new LinkedHashSet<>();
    own.forEach(
        item ->
            item.resource()
                .ifPresent(
                    resource ->
                        named(resource)
                            .forEach(party -> party.reference().ifPresent(wanted::add))));
    List<Reference> open = new ArrayList<>(wanted);
    List<Item> all = new ArrayList<>(own);
    for (int i = 0; i < open.size(); i++) {
      Item item = items.get(open.get(i));
      if (item != null && item.resource().orElse(null) instanceof Provider provider) {
        all.add(item);
        provider.member().stream().filter(wanted::add).forEach(open::add);
        roles.getOrDefault(provider.reference(), List.of()).stream()
            .filter(wanted::add)
            .forEach(open::add);
      }
    }
    return all;
  }

  private static Stream<Party> named(Resource resource) {
    if (resource instanceof Claim claim) {
      return named(claim);
    }
    if (resource instanceof ExplanationOfBenefit benefit) {
      return named(benefit.bill());
    }
    if (resource instanceof ClaimResponse response) {
      return Stream.of(response.answer().insurer());
    }
    if (resource instanceof Encounter encounter) {
      return Stream.concat(
          Stream.of(encounter.serviceProvider()), encounter.participants().stream());
    }
    return resource instanceof Coverage coverage ? coverage.payors().stream() : Stream.empty();
  }

  private static Stream<Party> named(Claim claim) {
    return Stream.concat(
        Stream.of(claim.insurer(), claim.provider()),
        claim.careTeam().stream().map(Claim.CareTeamMember::provider));
  }
}
