package org.rimborso.access;

import java.util.List;
import java.util.Set;
import org.rimborso.smart.User;

/**
 * What the site says of who sees which patients where more are listed than the launched one: by
 * role or by user, which departments' and places' visits.
 */
public record FacilityRules(List<Rule> rules) {
  /** Where the site says nothing, nobody sees anybody but the launched patient. */
  public static final FacilityRules NONE = new FacilityRules(List.of());

  public FacilityRules {
    rules = List.copyOf(rules);
  }

  /**
   * Some people and what they see at one EHR. A reference means the EHR's own resource, so it says
   * nothing at another.
   *
   * @param ehr the configured EHR's id
   * @param roles everyone with one of these
   * @param users and these, by {@code fhirUser} or {@code iss|sub}
   * @param serviceProviders visits of these organizations, by reference or {@code system|value}
   * @param locations visits that were, wholly or in part, at these locations; written alike
   * @param all every visit, and what belongs to none
   */
  public record Rule(
      String ehr,
      Set<Role> roles,
      Set<String> users,
      Set<String> serviceProviders,
      Set<String> locations,
      boolean all) {
    public Rule {
      roles = Set.copyOf(roles);
      users = Set.copyOf(users);
      serviceProviders = Set.copyOf(serviceProviders);
      locations = Set.copyOf(locations);
    }

    boolean isFor(Admitted visitor) {
      User user = visitor.launch().user();
      return visitor.launch().ehr().equals(ehr)
          && (visitor.roles().stream().anyMatch(roles::contains)
              || user.fhirUser().filter(who -> users.contains(who.toString())).isPresent()
              || users.contains(user.issuer() + "|" + user.subject()));
    }
  }
}
