package org.rimborso.sandbox.fhir;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rimborso.sandbox.fhir.Interactions.Interaction;
import org.rimborso.sandbox.oauth.SmartScope.Action;

/**
 * What an EHR does not do.
 *
 * @param hidden resource types that it does not know
 * @param byIdOnly resource types that it searches by {@code _id} and by nothing else
 * @param writes what it takes, by resource type; empty where it takes everything
 * @param heedsIfMatch whether an update of a version that is not the current one is refused
 */
public record EhrLimits(
    Set<String> hidden,
    Set<String> byIdOnly,
    Optional<Map<String, Set<Action>>> writes,
    boolean heedsIfMatch) {
  static final EhrLimits NONE = new EhrLimits(Set.of(), Set.of(), Optional.empty(), true);
  static final EhrLimits NO_WRITE = new EhrLimits(Set.of(), Set.of(), Optional.of(Map.of()), true);

  public EhrLimits {
    hidden = Set.copyOf(hidden);
    byIdOnly = Set.copyOf(byIdOnly);
    writes = writes.map(Map::copyOf);
  }

  /** The resource types that it knows. */
  public List<String> types() {
    return FhirStore.TYPES.stream().filter(type -> !hidden.contains(type)).toList();
  }

  boolean permits(Interaction interaction) {
    return !interaction.writes() || permits(interaction.type(), interaction.action());
  }

  /** Whether it takes this kind of write. */
  boolean permits(String type, Action action) {
    return !hidden.contains(type)
        && writes.map(taken -> taken.getOrDefault(type, Set.of()).contains(action)).orElse(true);
  }
}
