package org.rimborso.chart;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Resources by their kind, each kind in the order given. */
final class Kinds {
  private final Map<Class<?>, List<Resource>> byKind = new HashMap<>();

  Kinds(Collection<? extends Resource> resources) {
    for (Resource resource : resources) {
      byKind.computeIfAbsent(resource.getClass(), kind -> new ArrayList<>()).add(resource);
    }
  }

  @SuppressWarnings("unchecked") // By each kind lie only resources of that kind.
  <T extends Resource> List<T> of(Class<T> kind) {
    return (List<T>) Collections.unmodifiableList(byKind.getOrDefault(kind, List.of()));
  }

  /** All resources but those of {@code kind}, and {@code others} in their place. */
  <T extends Resource> List<Resource> with(Class<T> kind, List<T> others) {
    List<Resource> all = new ArrayList<>(others);
    byKind.forEach(
        (other, resources) -> {
          if (other != kind) {
            all.addAll(resources);
          }
        });
    return all;
  }
}
