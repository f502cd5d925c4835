package org.rimborso.cds;

import java.util.Optional;
import java.util.Set;
import org.rimborso.access.Role;

/**
 * Something of which a site wants no cards: all that fits every part that is named.
 *
 * @param rule id of a rule
 * @param role of the user; one who has another role beside it still gets cards
 * @param hook its name
 */
public record Mute(Optional<String> rule, Optional<Role> role, Optional<String> hook) {
  /** Whether no card on a finding of this rule is wanted here. */
  boolean covers(String aRule, Set<Role> roles, String aHook) {
    return rule.filter(one -> !one.equals(aRule)).isEmpty()
        && role.filter(one -> !roles.equals(Set.of(one))).isEmpty()
        && hook.filter(one -> !one.equals(aHook)).isEmpty();
  }
}
