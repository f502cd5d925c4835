package org.rimborso.cds;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rimborso.access.Permission;
import org.rimborso.access.Role;
import org.rimborso.access.RoleMapping;
import org.rimborso.chart.Coding;
import org.rimborso.chart.Provider;
import org.rimborso.chart.Reference;
import org.rimborso.ehr.EhrSettings;
import org.rimborso.fhir.read.BundleReader;
import org.rimborso.fhir.read.Item;
import org.rimborso.fhir.read.ReadOptions;
import org.rimborso.fhir.read.References;
import org.rimborso.smart.User;

/**
 * The roles of the user in whose work a hook was fired, by the site's mapping. Who is told by
 * nothing that came along counts as a clinician: the EHR vouches for them, and they see no more
 * than it sent in their name.
 */
final class UserRoles {
  private UserRoles() {}

  static Set<Role> of(HookCall call, EhrSettings ehr) {
    User user = new User("", "", Optional.of(call.user()), "");
    Set<Role> roles =
        new RoleMapping(
                ehr,
                who -> codes(call.sent().getOrDefault("PractitionerRole", List.of()), who, ehr))
            .roles(user);
    return roles.isEmpty() ? Set.of(Role.CLINICIAN) : roles;
  }

  /** Whether one of these roles may see what cards are about. */
  static boolean mayDocument(Set<Role> roles) {
    return roles.stream()
        .anyMatch(role -> role.permissions().contains(Permission.SEE_DOCUMENTATION));
  }

  private static Set<String> codes(List<byte[]> sent, Reference user, EhrSettings ehr) {
    BundleReader reader =
        new BundleReader(new ReadOptions(Optional.of(ehr.zone()), References.ofServer(ehr.iss())));
    Set<String> codes = new HashSet<>();
    sent.stream()
        .filter(json -> json.length > 0)
        .forEach(json -> reader.read(json, item -> collect(item, user, codes)));
    return codes;
  }

  private static void collect(Item item, Reference user, Set<String> codes) {
    if (item.resource().orElse(null) instanceof Provider provider
        && (provider.reference().equals(user) || provider.member().contains(user))) {
      for (Coding coding : provider.roles()) {
        codes.add(coding.code());
        codes.add(coding.uri() + "|" + coding.code());
      }
    }
  }
}
