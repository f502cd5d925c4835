package org.rimborso.access;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.rimborso.chart.Reference;
import org.rimborso.ehr.EhrSettings;
import org.rimborso.smart.User;

/**
 * A user's roles by the site's configuration, never by anything a request says.
 *
 * <p>Three things can tell a role, the most particular first; the first that tells any decides: the
 * {@code fhirUser} reference ({@code Practitioner/p1}), a code of a PractitionerRole of that
 * practitioner ({@code PractitionerRole doctor} or {@code PractitionerRole http://system|doctor}),
 * the id_token's {@code iss|sub}. So a practitioner named by reference can be given less than their
 * PractitionerRole would give. Who is told by none has no role and sees nothing.
 */
public final class RoleMapping {
  /** What precedes a PractitionerRole code in the configuration. */
  public static final String BY_CODE = "PractitionerRole ";

  private final EhrSettings ehr;
  private final Function<Reference, Set<String>> codes;

  /**
   * @param codes the codes of a practitioner's PractitionerRoles, each as {@code code} and as
   *     {@code system|code}; empty where the EHR does not tell. Asked only when needed.
   */
  public RoleMapping(EhrSettings ehr, Function<Reference, Set<String>> codes) {
    this.ehr = ehr;
    this.codes = codes;
  }

  /** The roles of this user; none if nothing is configured for them. */
  public Set<Role> roles(User user) {
    Set<Role> roles = user.fhirUser().map(this::byReference).orElseGet(Set::of);
    if (roles.isEmpty()) {
      roles = user.fhirUser().map(this::byCode).orElseGet(Set::of);
    }
    return roles.isEmpty() ? named(user.issuer() + "|" + user.subject()) : roles;
  }

  private Set<Role> byReference(Reference fhirUser) {
    return named(fhirUser.toString());
  }

  private Set<Role> byCode(Reference fhirUser) {
    if (ehr.roles().keySet().stream().noneMatch(key -> key.startsWith(BY_CODE))) {
      return Set.of();
    }
    Set<Role> roles = EnumSet.noneOf(Role.class);
    codes.apply(fhirUser).forEach(code -> roles.addAll(named(BY_CODE + code)));
    return roles;
  }

  private Set<Role> named(String key) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    Optional.ofNullable(ehr.roles().get(key)).stream()
        .flatMap(value -> Arrays.stream(value.split(",", -1)))
        .flatMap(code -> Role.named(code.strip()).stream())
        .forEach(roles::add);
    return roles;
  }
}
