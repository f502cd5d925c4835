package org.rimborso.chart;

import java.util.ArrayList;
import java.util.Collection;
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

  <T extends Resource> List<T> of(Class<T> kind) {
    return byKind.getOrDefault(kind, List.of()).stream().map(kind::cast).toList();
  }
}
