package org.rimborso.fhir.read;

import java.util.ArrayList;
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

/** Of all providers that were read, those that a patient's resources refer to. */
final class Providers {
  private final Map<Reference, Item> items;

  Providers(Map<Reference, Item> items) {
    this.items = items;
  }

  /** {@code own} and behind it the providers it refers to, directly or by a role. */
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
