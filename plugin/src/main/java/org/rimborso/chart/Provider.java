package org.rimborso.chart;

import java.util.List;
import java.util.Optional;

/**
 * A Practitioner, PractitionerRole or Organization that was read.
 *
 * @param npis every identifier under the US NPI system, as written
 * @param member for a role: the practitioner and the organization it joins
 * @param roles PractitionerRole.code codes
 * @param specialties PractitionerRole.specialty codes
 * @param identifiers all of them, {@code system|value}, or the value alone
 */
public record Provider(
    Reference reference,
    Optional<String> name,
    List<String> npis,
    List<Reference> member,
    List<Coding> roles,
    List<Coding> specialties,
    List<String> identifiers)
    implements Resource {
  public Provider {
    npis = List.copyOf(npis);
    member = List.copyOf(member);
    roles = List.copyOf(roles);
    specialties = List.copyOf(specialties);
    identifiers = List.copyOf(identifiers);
  }

  /** One of whom no specialty is told. */
  public Provider(
      Reference reference,
      Optional<String> name,
      List<String> npis,
      List<Reference> member,
      List<Coding> roles,
      List<String> identifiers) {
    this(reference, name, npis, member, roles, List.of(), identifiers);
  }

  @Override
  public Optional<Reference> patient() {
    return Optional.empty();
  }
}
