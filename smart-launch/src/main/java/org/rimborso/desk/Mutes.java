package org.rimborso.desk;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.rimborso.access.Permission;
import org.rimborso.access.Role;

/**
 * Whose documentation page a site keeps which rules from. Nothing else is touched: the rule runs,
 * its findings stand in the review, on other people's pages and in figures.
 *
 * @param byRule roles by the rule's id
 */
public record Mutes(Map<String, Set<Role>> byRule) {
  public static final Mutes NONE = new Mutes(Map.of());

  public Mutes {
    byRule =
        byRule.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(Map.Entry::getKey, one -> Set.copyOf(one.getValue())));
  }

  /** Who has several roles misses only what is muted for all of those that read the page. */
  public boolean isMuted(String rule, Set<Role> roles) {
    Set<Role> muted = byRule.getOrDefault(rule, Set.of());
    Set<Role> readers =
        roles.stream()
            .filter(role -> role.permissions().contains(Permission.SEE_DOCUMENTATION))
            .collect(Collectors.toSet());
    return !readers.isEmpty() && muted.containsAll(readers);
  }
}
