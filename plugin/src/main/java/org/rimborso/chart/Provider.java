package org.rimborso.chart;

import java.util.List;
import java.util.Optional;

/**
 * A Practitioner, PractitionerRole or Organization that was read.
 *
 * @param npis every identifier under the US NPI system, as written
 * @param member for a role: the practitioner and the organization it joins
 * @param roles PractitionerRole.code codes
 * @param identifiers all of them, {@code system|value}, or the value alone
 */
public record Provider(
    Reference reference,
    Optional<String> name,
    List<String> npis,
    List<Reference> member,
    List<Coding> roles,
    List<String> identifiers)
    implements Resource {
  public Provider {
    npis = List.copyOf(npis);
    member = List.copyOf(member);
    roles = List.copyOf(roles);
    identifiers = List.copyOf(identifiers);
  }

  @Override
  public Optional<Reference> patient() {
    return Optional.empty();
  }
}
