package org.rimborso.rules.procedure;

import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Party;
import org.rimborso.chart.Provider;
import org.rimborso.chart.Reference;

/**
 * Someone who sees patients, as far as the chart tells.
 *
 * @param person empty where only a group is named
 * @param group the organization for which they work
 * @param specialties codes of their roles
 */
record Clinician(Optional<Party> person, Optional<Party> group, Set<String> specialties) {
  private static final String ORGANIZATION = "Organization";

  Clinician {
    specialties = Set.copyOf(specialties);
  }

  /** Whether two are one to a payer that asks who knows the patient. */
  enum Likeness {
    SAME,
    OTHER,
    /** One group; whether of one specialty is not known. */
    UNCLEAR
  }

  /**
   * Whom {@code named} means; their group is {@code group}, unless a role names another one. A
   * number alone is a person's, unless it is the group's.
   */
  static Clinician of(Chart chart, Performers performers, Party named, Party group) {
    Optional<Provider> role =
        named.reference().flatMap(reference -> chart.find(reference, Provider.class));
    Optional<Party> person =
        isPerson(named, group) ? Optional.of(performers.same(named)) : Optional.empty();
    Optional<Reference> employer =
        Stream.concat(
                role.stream().flatMap(one -> one.member().stream()),
                Stream.concat(group.reference().stream(), named.reference().stream()))
            .filter(reference -> reference.type().equals(ORGANIZATION))
            .findFirst();
    return new Clinician(
        person,
        employer
            .map(Party::of)
            .or(() -> Optional.of(group).filter(Clinician::isNumbered))
            .map(performers::same),
        person.map(one -> specialties(chart, performers, one)).orElse(Set.of()));
  }

  private static boolean isPerson(Party named, Party group) {
    return named
        .reference()
        .map(reference -> !reference.type().equals(ORGANIZATION))
        .orElse(isNumbered(named) && !named.sameAs(group));
  }

  /** Whether nothing but an identifier tells who it is. */
  private static boolean isNumbered(Party party) {
    return party.reference().isEmpty() && party.identifier().isPresent();
  }

  /** The specialties of all roles of {@code person} that were read. */
  private static Set<String> specialties(Chart chart, Performers performers, Party person) {
    Set<String> found = new TreeSet<>();
    for (Provider role : chart.providers()) {
      if (!role.specialties().isEmpty()
          && performers.same(Party.of(role.reference())).equals(person)) {
        role.specialties().forEach(coding -> found.add(coding.code()));
      }
    }
    return found;
  }

  Likeness likenessTo(Clinician other) {
    if (person.isPresent() && person.equals(other.person)) {
      return Likeness.SAME;
    }
    if (group.isEmpty() || !group.equals(other.group)) {
      return Likeness.OTHER;
    }
    if (specialties.isEmpty() || other.specialties.isEmpty()) {
      return Likeness.UNCLEAR;
    }
    return Collections.disjoint(specialties, other.specialties) ? Likeness.OTHER : Likeness.SAME;
  }
}
